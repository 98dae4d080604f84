"""What coordinators are told: that a colleague has given them a request, or sees to one of theirs now."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.notices import kinds
from accounts.notices.kinds import Kind
from accounts.notices.telling import Words, tell

from .models import Handling
from .permissions import may_coordinate

ASSIGNED = "assigned"


def register() -> None:
    """Tell the registry of kinds."""
    kinds.register(
        Kind(
            ASSIGNED,
            _("Requests I am given to see to"),
            _("When a colleague of the coordination team assigns one to you, or takes one over from you."),
            concerns=may_coordinate,
        )
    )


def assigned(handling: Handling) -> None:
    """Tell a coordinator what a colleague has given them; nothing of what they took themselves."""
    to = handling.coordinator
    if to is None or to == handling.by:
        return
    _tell(handling, to, key=f"assigned-{handling.pk}", title=_("A request is yours to see to"), by=handling.by)


def taken_over(handling: Handling, *, by: User) -> None:
    """Tell a coordinator that they need no longer see to it: of two who do, one calls in vain."""
    to = handling.coordinator
    if to is None or to == by or not may_coordinate(to):
        return
    _tell(handling, to, key=f"taken-over-{handling.pk}", title=_("You no longer see to a request"), by=by)


def _tell(handling: Handling, to: User, *, key: str, title: Words, by: User | None) -> None:
    tell(
        to,
        ASSIGNED,
        key=key,
        title=title,
        text=handling.help_request.title,
        url=reverse("cockpit_request", args=[handling.help_request_id]),
        action=_("See the request"),
        why=_("You get this because you work in the coordination team."),
        actor=str(by or ""),
    )
