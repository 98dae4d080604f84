"""Who may have helped with a request: those who offered, those whose help was noted, those who wrote in its thread.

What stands above requests (the thread) has its say by registering, since arrows go downwards only.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.models import Volunteer

from ..choices import OfferState
from ..models import HelpRequestPage, Outcome
from . import letters
from .people import reachable


@dataclass(frozen=True)
class Helper:
    """A volunteer and what they did; `named` when whoever asked has read their name already."""

    volunteer_id: int
    how: str
    named: bool = True


Source = Callable[[HelpRequestPage], Iterable[Helper]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Add people an app knows to have helped; called from the app's `ready()`."""
    _sources.append(source)


def helpers(page: HelpRequestPage) -> list[tuple[int, str]]:
    """Return volunteers by key, each with their name and what they did, in the order of what weighs most."""
    found = [*_supporting(page), *_offering(page), *(helper for source in _sources for helper in source(page))]
    people = Volunteer.objects.select_related("profile", "user").in_bulk({helper.volunteer_id for helper in found})
    how: dict[int, list[str]] = {}
    named = {helper.volunteer_id for helper in found if helper.named}
    for helper in found:
        how.setdefault(helper.volunteer_id, []).append(helper.how)
    return [
        (pk, f"{_name(people[pk], named=pk in named)} ({', '.join(dict.fromkeys(words))})") for pk, words in how.items()
    ]


def _supporting(page: HelpRequestPage) -> Iterable[Helper]:
    for support in page.support.all():
        yield Helper(support.volunteer_id, str(support.get_channel_display()).lower(), named=False)


def _offering(page: HelpRequestPage) -> Iterable[Helper]:
    for offer in page.offers.filter(state__in=OfferState.standing()):
        accepted = offer.state == OfferState.ACCEPTED
        yield Helper(offer.volunteer_id, _("came to help") if accepted else _("offered help"))


def _name(volunteer: Volunteer, *, named: bool) -> str:
    profile = getattr(volunteer, "profile", None)
    if profile and profile.live:
        return profile.title
    name = volunteer.user.get_full_name() if named and volunteer.user else ""
    return name or _("A person without a public page")


def thank(outcome: Outcome) -> None:
    """Write to each of the volunteers who are thanked and can be written to; once, however often it is asked."""
    for person in reachable().filter(volunteer__in=outcome.thanked.all()):
        letters.thanks(outcome, person)
