"""Who changed what, when and why: for the people of a request. Everybody else reads states and dates in the thread."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from accounts.models import User
from directory.models import Membership
from portal.dates import day_in_words

from ..choices import State
from ..models import HelpRequestPage
from .changing import PUT_OFF

# Of each kind of step; the rest is in the tables.
MOST_SHOWN = 40
# A state that nobody could see: sent to review and published with the same click.
A_BLINK = timedelta(seconds=1)


@dataclass(frozen=True)
class Step:
    """A change: when, what, by whom as this reader knows them, and why."""

    at: datetime
    text: str
    who: str = ""
    comment: str = ""


def steps(page: HelpRequestPage, reader: User) -> list[Step]:
    """Return the history of a request, the latest first, in a constant number of queries."""
    names = _Names(page, reader)
    found = [*_states(page, names), *_texts(page, names), *_terms(page, names), *_outcomes(page, names)]
    return sorted(found, key=lambda step: step.at, reverse=True)


class _Names:
    """How people are called: oneself, colleagues by their name, everybody else by what they do."""

    def __init__(self, page: HelpRequestPage, reader: User) -> None:
        self.reader = reader.pk
        people = Membership.objects.confirmed().filter(establishment=page.establishment_id).select_related("user")
        self.colleagues = {one.user_id: str(one.user) for one in people} if page.establishment_id else {}
        if page.owner:
            self.colleagues.setdefault(page.owner_id, str(page.owner))

    def of(self, person: int | None) -> str:
        if person is None:
            return ""
        return _("you") if person == self.reader else self.colleagues.get(person) or _("the team of the portal")


def _states(page: HelpRequestPage, names: _Names) -> Iterator[Step]:
    for period in page.periods.all():
        if period.ended_at is None or period.ended_at - period.started_at > A_BLINK:
            yield Step(period.started_at, str(State(period.state).label), names.of(period.by_id), period.comment)


def _texts(page: HelpRequestPage, names: _Names) -> Iterator[Step]:
    kept = page.revisions.order_by("-created_at").values_list("created_at", "user")[:MOST_SHOWN]
    for at, person in kept:
        yield Step(at, _("Text changed"), names.of(person))


def _terms(page: HelpRequestPage, names: _Names) -> Iterator[Step]:
    for entry in PageLogEntry.objects.filter(page=page.pk, action=PUT_OFF).order_by("-timestamp")[:MOST_SHOWN]:
        until = day_in_words(date.fromisoformat(entry.data["until"]))
        yield Step(entry.timestamp, _("Last day put off to %(day)s") % {"day": until}, names.of(entry.user_id))


def _outcomes(page: HelpRequestPage, names: _Names) -> Iterator[Step]:
    for outcome in page.outcomes.all():
        if outcome.text:
            yield Step(outcome.at, _("What helped"), names.of(outcome.by_id), outcome.text)
