"""What is said at each step: what waits since when, and the one thing to do. No subject names a person."""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.notices.telling import Notice, tell_many
from accounts.roles import Role
from help_requests.models import Offer
from help_requests.offering import people
from portal.dates import day_in_words

from .kinds import COORDINATION, OFFER, PROPOSAL
from .steps import Step


def volunteer(offer: Offer) -> None:
    """Remind a volunteer that somebody waits for their answer."""

    def words(user: User) -> Notice:
        return Notice(
            user,
            key=_key(offer, Step.VOLUNTEER),
            title=_("Your answer is awaited: %(title)s") % _facts(offer),
            url=reverse("offer", args=[offer.pk]),
            text=_("You were asked on %(day)s. A no helps as well: somebody else can then be asked.") % _facts(offer),
            action=_("Answer"),
            why=_("Somebody proposed this request to you. We remind you once."),
        )

    _tell(PROPOSAL, [offer.volunteer.user], words)


def proposer(offer: Offer) -> None:
    """Tell whoever proposed that the volunteer is silent, and where to find somebody else."""

    def words(user: User) -> Notice:
        told = _("%(name)s was asked on %(day)s, reminded once, and hasn’t answered. Propose it to somebody else.")
        return Notice(
            user,
            key=_key(offer, Step.PROPOSER),
            title=_("No answer to your proposal: %(title)s") % _facts(offer),
            url=reverse("who_can_help", args=[offer.help_request.slug]),
            text=told % _facts(offer),
            action=_("See who else could help"),
            why=_("You proposed somebody for this request."),
        )

    asked = offer.by
    _tell(OFFER, [asked] if asked and asked.is_active else people.side_of(offer), words)


def askers(offer: Offer) -> None:
    """Remind those who asked that a volunteer waits for their answer."""

    def words(user: User) -> Notice:
        told = _("%(name)s offered to help on %(day)s and waits. A no, with its reason, frees them for others.")
        return Notice(
            user,
            key=_key(offer, Step.ASKERS),
            title=_("A volunteer waits for your answer: %(title)s") % _facts(offer),
            url=reverse("offer", args=[offer.pk]),
            text=told % _facts(offer),
            action=_("Read and answer"),
            why=_("You asked for help, or act for the establishment that did. We remind you once."),
        )

    _tell(OFFER, people.side_of(offer), words)


def coordinators(offer: Offer) -> None:
    """Tell the coordinators that an establishment leaves a volunteer without an answer."""

    def words(user: User) -> Notice:
        return Notice(
            user,
            key=_key(offer, Step.COORDINATORS),
            title=_("An offer without an answer: %(title)s") % _facts(offer),
            url=reverse("offer", args=[offer.pk]),
            text=_("%(name)s offered to help on %(day)s. Those who asked were reminded once.") % _facts(offer),
            action=_("Read the offer"),
            why=_("You coordinate requests."),
        )

    team = User.objects.with_role(Role.COORDINATOR).filter(is_active=True)
    _tell(COORDINATION, team, words)


def _tell(kind: str, users: Iterable[User | None], words: Callable[[User], Notice]) -> None:
    notices = []
    for user in filter(None, users):
        with translation.override(user.language):
            notices.append(words(user))
    tell_many(kind, notices)


def _key(offer: Offer, step: Step) -> str:
    return f"offer-{offer.pk}-{step}"


def _facts(offer: Offer) -> dict[str, str]:
    day = day_in_words(timezone.localdate(offer.created_at))
    return {"title": offer.help_request.title, "name": str(offer.volunteer), "day": day}
