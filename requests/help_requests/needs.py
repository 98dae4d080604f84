"""Needs in words: who, on which days and at which hours, how many places are left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.dates import day_in_words, time_in_words

from .models import Need
from .wording import places, requests_url


@dataclass(frozen=True)
class NeedRow:
    """A line of the table of needs."""

    label: str
    url: str
    when: str
    places: str
    is_filled: bool
    waiting: str = ""

    @property
    def when_inside(self) -> str:
        """Return its days as they stand within a sentence."""
        return within(self.when)


def within(words: str) -> str:
    """Return words that begin a line as they stand within one: "Du 9 décembre" becomes "du 9 décembre"."""
    return words[:1].lower() + words[1:]


def need_row(need: Need, *, waiting: int = 0) -> NeedRow:
    """Return a need as the table shows it; `waiting` people would come if a place were free."""
    wanted = (
        {"metier": need.profession.slug} if need.profession else {"competence": need.skill.slug if need.skill else ""}
    )
    return NeedRow(
        label=need.label,
        url=requests_url(**wanted),
        when=days_and_hours(need),
        places=places(number=need.number, left=need.places_left),
        is_filled=need.places_left == 0,
        waiting=on_waiting_list(waiting),
    )


def on_waiting_list(number: int) -> str:
    """Return how many people wait for a place, nothing for nobody."""
    words = ngettext("%(number)d person on the waiting list", "%(number)d people on the waiting list", number)
    return words % {"number": number} if number else ""


def filled(needs: Sequence[Need]) -> str:
    """Return how many places of all are filled, and the rate; nothing when nobody counts."""
    asked = sum(need.number for need in needs)
    taken = asked - sum(need.places_left for need in needs)
    words = ngettext(
        "%(taken)d place of %(asked)d is filled, that is %(rate)d %%",
        "%(taken)d places of %(asked)d are filled, that is %(rate)d %%",
        taken,
    )
    return words % {"taken": taken, "asked": asked, "rate": round(100 * taken / asked)} if asked else ""


def period(start: date | None, end: date | None) -> str:
    """Return two dates in words; either may be open."""
    if start and end and start != end:
        return _("From %(start)s to %(end)s") % {"start": day_in_words(start), "end": day_in_words(end)}
    if start and end:
        return day_in_words(start)
    if start:
        return _("From %(start)s") % {"start": day_in_words(start)}
    if end:
        return _("Until %(end)s") % {"end": day_in_words(end)}
    return _("As soon as possible")


def days_and_hours(need: Need) -> str:
    """Return when somebody is needed."""
    return ", ".join(filter(None, (period(need.starts_on, need.ends_on), hours_of(need))))


def hours_of(need: Need) -> str:
    """Return the hours of each day; nothing when a need names none."""
    if need.starts_at is None or need.ends_at is None:
        return ""
    return _("%(start)s to %(end)s") % {"start": time_in_words(need.starts_at), "end": time_in_words(need.ends_at)}
