"""What the page of one of my establishments shows: more to those who decide there."""

from typing import Any

from accounts.models import User

from ..domains import domain_of
from ..models import Establishment, Membership
from .forms import InvitationForm, ShownForm

MOST_EVENTS = 30


def page_context(
    establishment: Establishment, reader: User, *, invitation_form: InvitationForm | None = None
) -> dict[str, Any]:
    """Return the context of `directory/establishments/one.html`. Whoever waits to be confirmed sees nobody's name."""
    memberships = list(establishment.memberships.select_related("user").order_by("user__last_name", "pk"))
    own = next(one for one in memberships if one.user_id == reader.pk)
    context: dict[str, Any] = {"establishment": establishment, "own": own, "is_manager": own.is_manager}
    if own.confirmed_at:
        context["colleagues"] = [one for one in memberships if one.confirmed_at]
    if own.is_manager:
        context |= {
            "waiting": [_waiting(one) for one in memberships if one.confirmed_at is None],
            "invitations": establishment.invitations.open().select_related("invited_by"),
            "events": establishment.events.select_related("by", "about")[:MOST_EVENTS],
            "form": invitation_form or InvitationForm(),
            "shown_form": ShownForm(initial={"shown_as": establishment.shown_as}),
        }
    return context


def _waiting(membership: Membership) -> dict[str, Any]:
    """Of an address the domain alone is shown: enough to see a professional one."""
    return {"membership": membership, "domain": domain_of(membership.user.email)}
