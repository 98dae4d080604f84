"""A request found, as a card: drawn from the hit alone, so that a list costs no query per request."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import ngettext

from directory.addresses import ChipLink
from directory.cards import distance, filtering_chips, region_chip, subtitle, why
from portal.finding import Hit

from .choices import State
from .wording import Badge, asked, badges, places, requests_url


@dataclass(frozen=True)
class RequestCard:
    """What `help_requests/_request_card.html` shows of a request."""

    title: str
    url: str
    badges: tuple[Badge, ...]
    establishment: str
    region: ChipLink | None
    text: str
    why: str
    chips: tuple[ChipLink, ...]
    places: str
    activity: str
    age: str
    distance: str
    has_solution: bool


def request_card(hit: Hit) -> RequestCard:
    """Return the card of a request that was found."""
    card = hit.card
    return RequestCard(
        title=hit.title,
        url=hit.url,
        badges=tuple(badges(state=card["state"], kind=card["kind"], urgency=card["urgency"])),
        establishment=subtitle(card, "establishment", "place"),
        region=region_chip(card, requests_url),
        text=hit.highlight or card.get("excerpt", ""),
        why=why(hit),
        chips=filtering_chips("theme", card["themes"], requests_url),
        places=_places(card.get("needs", ())) if State(card["state"]) in State.taking_answers() else "",
        activity=_activity(card.get("posts", 0)),
        age=asked(date.fromisoformat(card["published_on"])) if card.get("published_on") else "",
        distance=distance(card),
        has_solution=bool(card.get("has_solution")),
    )


def _places(needs: Any) -> str:
    number = sum(need["number"] for need in needs)
    return places(number=number, left=sum(need["places_left"] for need in needs)) if number else ""


def _activity(posts: int) -> str:
    return ngettext("%(number)d message", "%(number)d messages", posts) % {"number": posts} if posts else ""
