"""Whose a request is: who edits, closes and re-opens it, and who reads what was offered for it."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Expression, OuterRef, Q, QuerySet

from accounts.models import User
from directory.models import Establishment, Membership
from directory.permissions import acts_for, coordinates
from portal.questions import Gap, Row, ask, gaps
from portal.routing import has_room, said_of

from .choices import State
from .models import HelpRequestPage, StatePeriod
from .models.requests import HelpRequestPageQuerySet

Reader = User | AnonymousUser


def may_manage(user: Reader, help_request: HelpRequestPage) -> bool:
    """Whether this person may change a request: its author, a confirmed member of its establishment, a coordinator."""
    if not user.is_authenticated or (has_room(help_request) and not _may_concern(user, help_request)):
        return False
    return manageable_by(user).filter(pk=help_request.pk).exists()


def _may_concern(user: User, help_request: HelpRequestPage) -> bool:
    """Whether the rule is worth asking: all others who read a page are told no by what is known of it."""
    return help_request.owner_id == user.pk or is_colleague(user, help_request) or coordinates(user)


def is_colleague(user: User, help_request: HelpRequestPage) -> bool:
    """Whether this person is a confirmed member of the establishment that asks.

    A page that many read is asked once who its people are; anything else asks about this person, now.
    """
    if help_request.establishment_id is None:
        return False
    if has_room(help_request):
        return user.pk in said_of(help_request, ("people",), lambda: frozenset(_people(help_request)))
    given = {"establishment": help_request.establishment_id, "user": user.pk}
    return bool(ask("is colleague", lambda: _colleague(**gaps(given)), given))


def _people(help_request: HelpRequestPage) -> QuerySet[Membership, int]:
    confirmed = Membership.objects.confirmed().filter(establishment=help_request.establishment_id)
    return confirmed.values_list("user", flat=True)


def _colleague(establishment: Gap, user: Gap) -> QuerySet[Membership, Row]:
    confirmed = Membership.objects.confirmed().order_by()
    return confirmed.filter(establishment=establishment, user=user).values_list("pk")[:1]


def may_read_offers(user: Reader, help_request: HelpRequestPage) -> bool:
    """Whether this person reads who offered help: those who manage the request, and nobody else."""
    return may_manage(user, help_request)


def manageable_by(user: Reader) -> HelpRequestPageQuerySet:
    """Return the requests this person may change. A draft nobody was ever sent is its author's alone."""
    if not user.is_authenticated or not user.is_active:
        return HelpRequestPage.objects.none()
    if coordinates(user):
        return HelpRequestPage.objects.filter(_own(user) | _sent())
    return requests_of(user)


def publishes_at_once(user: User, help_request: HelpRequestPage) -> bool:
    """Whether what this person writes in a request needs no moderator: coordinators, and verified establishments."""
    asking = help_request.establishment
    return coordinates(user) or bool(asking and asking.is_verified and acts_for(user, asking))


def requests_of(user: User | Expression) -> HelpRequestPageQuerySet:
    """Return somebody's own requests and those of the establishments they act for."""
    colleagues = Q(establishment__in=Establishment.objects.for_member(user))
    return HelpRequestPage.objects.filter(_own(user) | (colleagues & _sent()))


def is_of(user: User, help_request: HelpRequestPage) -> bool:
    """Whether a request is this person's own or their establishment's, whatever their roles."""
    return requests_of(user).filter(pk=help_request.pk).exists()


def _own(user: User | Expression) -> Q:
    """What somebody wrote; whoever left an establishment left to those who stayed what was sent in its name."""
    people = Membership.objects.filter(establishment=OuterRef("establishment"))
    has_people, is_among_them = Exists(people.confirmed()), Exists(people.filter(user=user))
    return Q(owner=user) & (~Q(has_people) | Q(is_among_them) | ~_sent())


def _sent() -> Q:
    """What was sent to review or published once."""
    return Q(Exists(StatePeriod.objects.filter(help_request=OuterRef("pk")).exclude(state=State.DRAFT)))
