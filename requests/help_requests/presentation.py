"""What a request's page says beyond its own fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from directory.addresses import ChipLink
from directory.models import Establishment
from directory.wording import typographic
from portal.dates import day_in_words

from .models import HelpRequestPage, Need
from .wording import asked, badges, places, requests_url

# Everything that badges, needs and events read, in a constant number of queries.
RELATED = ("periods", "support__volunteer__profile", "tools_sent__tool__document")


@dataclass(frozen=True)
class NeedRow:
    """A line of the table of needs."""

    label: str
    url: str
    when: str
    places: str
    is_filled: bool


def request_context(page: HelpRequestPage, *, reader: User | AnonymousUser) -> dict[str, Any]:
    """Return the context of `help_requests/request.html`."""
    prefetch_related_objects([page], *RELATED)
    submitted = page.submitted_at or page.first_published_at
    needs = list(page.needs.select_related("profession", "skill").prefetch_related("fillings"))
    return {
        "badges": badges(state=page.state, kind=page.kind, urgency=page.urgency),
        "subtitle": _subtitle(page.establishment),
        "age": asked(timezone.localdate(submitted)) if submitted else "",
        "needs": [need_row(need) for need in needs],
        "places_left": sum(need.places_left for need in needs),
        "chips": list(_chips(page)),
        "is_taking_answers": page.is_taking_answers,
        "is_own": reader.is_authenticated and reader.pk == page.owner_id,
    }


def _subtitle(establishment: Establishment | None) -> str:
    """Return who asks, what it is and where; a request may come from a person alone."""
    if establishment is None:
        return ""
    parts = (establishment.shown_name, typographic(establishment.category.name), establishment.place)
    return ", ".join(dict.fromkeys(filter(None, parts)))


def need_row(need: Need) -> NeedRow:
    """Return a need as the table shows it."""
    wanted = (
        {"metier": need.profession.slug} if need.profession else {"competence": need.skill.slug if need.skill else ""}
    )
    return NeedRow(
        label=need.label,
        url=requests_url(**wanted),
        when=period(need.starts_on, need.ends_on),
        places=places(number=need.number, left=need.places_left),
        is_filled=need.places_left == 0,
    )


def _url(need: Need) -> str:
    """Return the address of the requests that look for the same people."""
    if need.profession:
        return requests_url(metier=need.profession.slug)
    return requests_url(competence=need.skill.slug) if need.skill else ""


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


def _chips(page: HelpRequestPage) -> Iterator[ChipLink]:
    for theme in page.themes.all():
        yield ChipLink(theme.name, requests_url(theme=theme.slug))
    if page.establishment and (region := page.establishment.region):
        yield ChipLink(str(region), requests_url(region=region.code))
