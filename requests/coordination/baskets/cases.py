"""The baskets: what each holds, in one place, with the reasons for every threshold.

Ages are hours on the clock, nights and week-ends counted: a ward that looks for somebody on Friday evening needs them
on Saturday, and whoever opens the cockpit on Monday must see what waited since.
"""

from datetime import date, datetime, timedelta
from typing import Any, Self

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from accounts.models import User
from help_requests.choices import State
from help_requests.models import FirstAnswer, HelpRequestPage, Need, Offer, StatePeriod, Support
from help_requests.models.requests import HelpRequestPageQuerySet
from matching.models import Call

from ..models import Handling

# What came in since yesterday at the same hour: one round of the cockpit a day sees everything once.
NEW = timedelta(hours=24)
# A day: somebody should have been asked. Three days: the ordinary way has failed, somebody picks up the telephone.
UNANSWERED, LONG_UNANSWERED = timedelta(hours=24), timedelta(hours=72)
# Time to ask whether it still holds, over a long week-end too.
EXPIRES_WITHIN = timedelta(days=3)
# Help was given and nothing followed: most requests are settled by one call, and nobody comes back to say so.
QUIET_AFTER_HELP = timedelta(hours=72)
# The board shows what was just settled; older requests are in the public list.
CLOSED_SHOWN = timedelta(days=14)


class CaseQuerySet(HelpRequestPageQuerySet):
    """Published requests as coordinators follow them, with the period that holds now as `now_in`."""

    def followed(self, now: datetime) -> Self:
        """Everything on the board: what takes answers, and what was closed these two weeks."""
        taking, closed = Q(now_in__state__in=State.taking_answers()), Q(now_in__state__in=State.closed())
        recent = Q(now_in__started_at__gte=now - CLOSED_SHOWN)
        return self.live().with_now().filter(taking | (closed & recent))

    def with_now(self) -> Self:
        """Annotate `now_in`, the period that holds: there is one at the most."""
        return self.annotate(now_in=FilteredRelation("periods", condition=Q(periods__ended_at=None)))

    def looking(self) -> Self:
        """Open: nobody helps yet."""
        return self.filter(now_in__state=State.OPEN)

    def going_on(self) -> Self:
        """Open or in progress: somebody may still do something about it."""
        return self.filter(now_in__state__in=State.taking_answers())

    def unhandled(self) -> Self:
        """Going on, and no coordinator sees to it."""
        return self.going_on().filter(~Exists(_handled()))

    def handled_by(self, user: User) -> Self:
        """Going on, and this coordinator sees to it."""
        return self.going_on().filter(Exists(_handled().filter(coordinator=user)))

    def new(self, now: datetime) -> Self:
        """Opened, or open again, within 24 hours, and nobody sees to it: leaves as soon as somebody takes it."""
        return self.looking().unhandled().filter(now_in__started_at__gt=now - NEW)

    def unanswered_for(self, age: timedelta, now: datetime) -> Self:
        """Open for so long without a first answer (a volunteer's message or help) and without a standing offer.

        A proposal that nobody has answered yet is a standing offer: it has its own reminders.
        """
        answered = Exists(FirstAnswer.objects.filter(help_request=OuterRef("pk")))
        return self.looking().filter(~answered, ~Exists(_standing()), now_in__started_at__lte=now - age)

    def refused_by_all(self) -> Self:
        """Open, people offered or were asked, and all of them declined or withdrew.

        So are requests opened again after an answer: whoever helped before no longer does.
        """
        offered = Exists(Offer.objects.filter(help_request=OuterRef("pk")))
        before = Exists(StatePeriod.objects.filter(help_request=OuterRef("pk"), state__in=State.closed()))
        answered = Exists(FirstAnswer.objects.filter(help_request=OuterRef("pk")))
        return self.looking().filter(Q(offered) | (Q(before) & Q(answered)), ~Exists(_standing()))

    def expiring(self, today: date) -> Self:
        """Going on, and the day it expires is within three days."""
        return self.going_on().filter(term__expires_on__range=(today, today + EXPIRES_WITHIN))

    def overdue(self, today: date) -> Self:
        """Going on though the day it was needed by, or the day it expires, is past."""
        return self.going_on().filter(Q(needed_by__lt=today) | Q(term__expires_on__lt=today))

    def to_close(self, now: datetime) -> Self:
        """In progress, and to all appearances done: every place taken, or help given and nothing for three days."""
        given = Support.objects.filter(help_request=OuterRef("pk"))
        quiet = Exists(given) & ~Exists(given.filter(at__gt=now - QUIET_AFTER_HELP))
        needs = Need.objects.filter(help_request=OuterRef("pk"))
        full = Exists(needs) & ~Exists(_with_places(needs))
        return self.filter(Q(quiet) | Q(full), now_in__state=State.IN_PROGRESS)

    def to_call_back(self, today: date) -> Self:
        """Going on, and the next step that somebody noted after a call is due.

        A later call to the same person (or to the establishment again) settles it.
        """
        due = Call.objects.filter(help_request=OuterRef("pk"), next_on__lte=today)
        again = Call.objects.filter(help_request=OuterRef("help_request"), at__gt=OuterRef("at"))
        to_somebody = due.filter(~Exists(again.filter(volunteer=OuterRef("volunteer"))), volunteer__isnull=False)
        to_those_who_ask = due.filter(~Exists(again.filter(volunteer=None)), volunteer=None)
        return self.going_on().filter(Exists(to_somebody) | Exists(to_those_who_ask))

    def burning(self, now: datetime, today: date) -> Self:
        """What somebody should see to first: unanswered for a day, refused by all, past its day, or to call back."""
        kept = [
            self.unanswered_for(UNANSWERED, now),
            self.refused_by_all(),
            self.overdue(today),
            self.to_call_back(today),
        ]
        return self.filter(Q(*(Q(pk__in=rows.values("pk")) for rows in kept), _connector=Q.OR))


def cases(now: datetime) -> CaseQuerySet:
    """Return all that the cockpit follows."""
    return CaseQuerySet(HelpRequestPage).followed(now)


def _handled() -> QuerySet[Handling]:
    return Handling.objects.current().filter(help_request=OuterRef("pk"))


def _standing() -> QuerySet[Offer]:
    return Offer.objects.standing().filter(help_request=OuterRef("pk"))


def _with_places(needs: QuerySet[Need]) -> QuerySet[Any]:
    """Needs somebody is still looked for."""
    taken = Coalesce(Sum("fillings__number", filter=Q(fillings__ended_at=None)), 0)
    return needs.annotate(taken=taken).filter(taken__lt=F("number"))
