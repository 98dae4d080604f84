"""What coordinators are told: that a colleague has given them a request."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.notices import kinds
from accounts.notices.kinds import Kind
from accounts.notices.telling import tell

from .models import Handling
from .permissions import may_coordinate

ASSIGNED = "assigned"


def register() -> None:
    """Tell the registry of kinds."""
    kinds.register(
        Kind(
            ASSIGNED,
            _("Requests I am given to see to"),
            _("When a colleague of the coordination team assigns one to you."),
            concerns=may_coordinate,
        )
    )


def assigned(handling: Handling, *, to: User) -> None:
    """Tell a coordinator what a colleague has given them; nothing of what they took themselves."""
    if to == handling.by:
        return
    tell(
        to,
        ASSIGNED,
        key=f"assigned-{handling.pk}",
        title=_("A request is yours to see to"),
        text=handling.help_request.title,
        url=reverse("cockpit_request", args=[handling.help_request_id]),
        action=_("See the request"),
        why=_("You get this because you work in the coordination team."),
        actor=str(handling.by or ""),
    )
