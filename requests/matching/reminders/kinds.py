"""The kinds of notice about offers."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.notices import kinds
from accounts.notices.choices import Frequency
from accounts.notices.kinds import Kind
from directory.permissions import coordinates

from ..waves.kind import is_volunteer

PROPOSAL, OFFER, COORDINATION = "proposal", "offer", "coordination"


def does_coordinate(user: User) -> bool:
    """Whether somebody is told of what waits everywhere."""
    return coordinates(user)


def register() -> None:
    """Tell the registry."""
    for kind in KINDS:
        kinds.register(kind)


KINDS = (
    Kind(
        PROPOSAL,
        _("Proposals that wait for my answer"),
        _("One reminder when somebody asked you and hasn’t heard from you."),
        concerns=is_volunteer,
    ),
    Kind(
        OFFER,
        _("Offers that wait, silent proposals"),
        _("When an offer for your request, or a proposal, is unanswered."),
    ),
    Kind(
        COORDINATION,
        _("Offers that nobody answers"),
        _("For the coordination team: offers that establishments left without an answer."),
        Frequency.DAILY,
        concerns=does_coordinate,
    ),
)
