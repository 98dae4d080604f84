"""Whose a request is: who edits, closes and re-opens it, and who reads what was offered for it."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from directory.models import Establishment, Membership
from directory.permissions import coordinates

from .choices import State
from .models import HelpRequestPage, StatePeriod

Reader = User | AnonymousUser


def may_manage(user: Reader, help_request: HelpRequestPage) -> bool:
    """Whether this person may change a request: its author, a confirmed member of its establishment, a coordinator."""
    return manageable_by(user).filter(pk=help_request.pk).exists()


def may_read_offers(user: Reader, help_request: HelpRequestPage) -> bool:
    """Whether this person reads who offered help: those who manage the request, and nobody else."""
    return may_manage(user, help_request)


def manageable_by(user: Reader) -> QuerySet[HelpRequestPage]:
    """Return the requests this person may change. A draft nobody was ever sent is its author's alone."""
    if not user.is_authenticated or not user.is_active:
        return HelpRequestPage.objects.none()
    if coordinates(user):
        return HelpRequestPage.objects.filter(_own(user) | _sent())
    return requests_of(user)


def requests_of(user: User) -> QuerySet[HelpRequestPage]:
    """Return somebody's own requests and those of the establishments they act for."""
    colleagues = Q(establishment__in=Establishment.objects.for_member(user))
    return HelpRequestPage.objects.filter(_own(user) | (colleagues & _sent()))


def _own(user: User) -> Q:
    """What somebody wrote; somebody who left the establishment they wrote it for left it to those who stayed."""
    people = Membership.objects.filter(establishment=OuterRef("establishment"))
    has_people, is_among_them = Exists(people.confirmed()), Exists(people.filter(user=user))
    return Q(owner=user) & (~Q(has_people) | Q(is_among_them))


def _sent() -> Q:
    """What was sent to review or published once."""
    return Q(Exists(StatePeriod.objects.filter(help_request=OuterRef("pk")).exclude(state=State.DRAFT)))
