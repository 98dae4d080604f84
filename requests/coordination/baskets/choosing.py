"""The baskets by name: what each is called, what it holds in a sentence, and how many are in each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .cases import LONG_UNANSWERED, UNANSWERED, CaseQuerySet


@dataclass(frozen=True)
class Look:
    """Who looks, and when: what "mine", "24 hours" and "overdue" depend on."""

    user: User
    now: datetime

    @property
    def today(self) -> date:
        """The day it is in Paris."""
        return timezone.localdate(self.now)


@dataclass(frozen=True)
class Basket:
    """A basket by its name in addresses; `hold` narrows the followed requests to those in it."""

    name: str
    title: str | Promise
    says: str | Promise
    hold: Callable[[CaseQuerySet, Look], CaseQuerySet]


BASKETS: tuple[Basket, ...] = (
    Basket(
        "urgent",
        _("To see to first"),
        _("No answer for 24 hours, refused by all, overdue, or to call back."),
        lambda cases, look: cases.burning(look.now, look.today),
    ),
    Basket(
        "nouvelles",
        _("Just asked"),
        _("Published within 24 hours, and nobody sees to them yet."),
        lambda cases, look: cases.new(look.now),
    ),
    Basket(
        "sans-reponse-24",
        _("No answer for 24 h"),
        _("Nobody has answered, and no proposal is waiting for an answer."),
        lambda cases, look: cases.unanswered_for(UNANSWERED, look.now),
    ),
    Basket(
        "sans-reponse-72",
        _("No answer for 72 h"),
        _("Three days without an answer: time to pick up the telephone."),
        lambda cases, look: cases.unanswered_for(LONG_UNANSWERED, look.now),
    ),
    Basket(
        "refusees",
        _("Refused by all"),
        _("Everybody who was asked or had offered has declined or withdrawn."),
        lambda cases, _look: cases.refused_by_all(),
    ),
    Basket(
        "rappeler",
        _("To call back"),
        _("The next step noted after a call is due."),
        lambda cases, look: cases.to_call_back(look.today),
    ),
    Basket(
        "expirent",
        _("Expire soon"),
        _("They expire within three days."),
        lambda cases, look: cases.expiring(look.today),
    ),
    Basket(
        "en-retard",
        _("Overdue"),
        _("The day they were needed by is past, and they are still going on."),
        lambda cases, look: cases.overdue(look.today),
    ),
    Basket(
        "a-clore",
        _("To be closed"),
        _("Every place is taken, or help was given and nothing has happened for three days."),
        lambda cases, look: cases.to_close(look.now),
    ),
    Basket(
        "miennes",
        _("Mine"),
        _("Those you see to."),
        lambda cases, look: cases.handled_by(look.user),
    ),
    Basket(
        "sans-suivi",
        _("Seen to by nobody"),
        _("Going on, and no coordinator sees to them."),
        lambda cases, _look: cases.unhandled(),
    ),
    Basket(
        "toutes",
        _("All that go on"),
        _("Open or in progress."),
        lambda cases, _look: cases.going_on(),
    ),
)
BY_NAME: Mapping[str, Basket] = {basket.name: basket for basket in BASKETS}
FIRST = BASKETS[0]


def counts(cases: CaseQuerySet, look: Look, baskets: Sequence[Basket] = BASKETS) -> dict[str, int]:
    """Return how many of these requests are in each basket, by its name: one query for all of them."""
    columns = {
        f"basket_{place}": Count("pk", filter=Q(pk__in=basket.hold(cases, look).values("pk")))
        for place, basket in enumerate(baskets)
    }
    found = cases.aggregate(**columns)
    return {basket.name: found[f"basket_{place}"] for place, basket in enumerate(baskets)}
