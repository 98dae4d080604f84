"""Who changed what, when and why: for the people of a request. Everybody else reads states and dates in the thread."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from accounts.models import User
from directory.models import Membership
from portal.dates import day_in_words
from portal.routing import said_of

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


@dataclass(frozen=True)
class _Change:
    """A change as all of the request's people are told of it; `by` is a person's key."""

    at: datetime
    text: str
    by: int | None
    comment: str = ""


def steps(page: HelpRequestPage, reader: User) -> list[Step]:
    """Return the history of a request, the latest first, in a constant number of queries."""
    changes, names = said_of(page, ("history",), lambda: (_changes(page), _names(page)))
    return [Step(one.at, one.text, _called(one.by, names, reader), one.comment) for one in changes]


def _changes(page: HelpRequestPage) -> list[_Change]:
    found = [*_states(page), *_texts(page), *_terms(page), *_outcomes(page)]
    return sorted(found, key=lambda change: change.at, reverse=True)


def _names(page: HelpRequestPage) -> dict[int, str]:
    """Return the names that the request's people read: those of their colleagues, and of whoever asked."""
    people = Membership.objects.confirmed().filter(establishment=page.establishment_id).select_related("user")
    colleagues = {one.user_id: str(one.user) for one in people} if page.establishment_id else {}
    if page.owner and page.owner_id not in colleagues:
        colleagues[page.owner_id] = str(page.owner)
    return colleagues


def _called(person: int | None, names: Mapping[int, str], reader: User) -> str:
    """Return how somebody is called: oneself, colleagues by their name, everybody else by what they do."""
    if person is None:
        return ""
    return _("you") if person == reader.pk else names.get(person) or _("the team of the portal")


def _states(page: HelpRequestPage) -> Iterator[_Change]:
    for period in page.periods.all():
        if period.ended_at is None or period.ended_at - period.started_at > A_BLINK:
            yield _Change(period.started_at, str(State(period.state).label), period.by_id, period.comment)


def _texts(page: HelpRequestPage) -> Iterator[_Change]:
    kept = page.revisions.order_by("-created_at").values_list("created_at", "user")[:MOST_SHOWN]
    for at, person in kept:
        yield _Change(at, _("Text changed"), person)


def _terms(page: HelpRequestPage) -> Iterator[_Change]:
    """Yield when its end was put off. The log alone changes no number: it is written with the term, which does."""
    for entry in PageLogEntry.objects.filter(page=page.pk, action=PUT_OFF).order_by("-timestamp")[:MOST_SHOWN]:
        until = day_in_words(date.fromisoformat(entry.data["until"]))
        yield _Change(entry.timestamp, _("Last day put off to %(day)s") % {"day": until}, entry.user_id)


def _outcomes(page: HelpRequestPage) -> Iterator[_Change]:
    for outcome in page.outcomes.all():
        if outcome.text:
            yield _Change(outcome.at, _("What helped"), outcome.by_id, outcome.text)
