"""A person found, as a card: drawn from the hit alone, so that a list costs no query per person."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.finding import Hit

from .addresses import ChipLink, directory_url
from .availability import Sentence, freshness, in_words
from .wording import typographic

# A card stays a card: more of them are on the page.
MOST_CHIPS = 4


@dataclass(frozen=True)
class ProfileCard:
    """What `directory/_profile_card.html` shows of a person."""

    name: str
    url: str
    photo: str
    subtitle: str
    text: str
    why: str
    chips: tuple[ChipLink, ...]
    availability: Sentence
    region: ChipLink | None
    distance: str
    freshness: str


def profile_card(hit: Hit) -> ProfileCard:
    """Return the card of a person who was found."""
    card = hit.card
    return ProfileCard(
        name=hit.title,
        url=hit.url,
        photo=card.get("photo") or "",
        subtitle=subtitle(card, "function", "organisation", "place"),
        text=hit.highlight or card.get("excerpt", ""),
        why=why(hit),
        chips=chips(card),
        availability=availability(card.get("availability") or {}),
        region=region_chip(card, directory_url),
        distance=distance(card),
        freshness=freshness(date.fromisoformat(card["confirmed_on"])) if card.get("confirmed_on") else "",
    )


def why(hit: Hit) -> str:
    """Return why a hit answers the words that were typed; empty when no words were, or nothing can be named."""
    return _("Matches: %(reasons)s") % {"reasons": typographic(", ".join(hit.reasons))} if hit.reasons else ""


def distance(card: Mapping[str, Any]) -> str:
    """Return how far this is from the place that was asked for, when both are known."""
    return _("%(distance)d km away") % {"distance": card["distance_km"]} if "distance_km" in card else ""


def subtitle(card: Mapping[str, Any], *names: str) -> str:
    """Return these parts of a card in a line; a place that is a region is left out, since it stands as a link."""
    region = typographic((card.get("region") or {}).get("name", ""))
    parts = (typographic(str(card.get(name) or "")) for name in names)
    return ", ".join(part for part in parts if part and part != region)


def chips(card: Mapping[str, Any]) -> tuple[ChipLink, ...]:
    """Return what this person offers: themes, then professions, then skills, each a link that filters."""
    every = [
        *_chips("theme", card.get("themes", ())),
        *_chips("metier", card.get("professions", ())),
        *_chips("competence", card.get("skills", ())),
    ]
    return tuple(every[:MOST_CHIPS])


def _chips(parameter: str, entries: Iterable[Mapping[str, str]]) -> tuple[ChipLink, ...]:
    return filtering_chips(parameter, entries, directory_url)


def filtering_chips(
    parameter: str, entries: Iterable[Mapping[str, str]], url_for: Callable[..., str]
) -> tuple[ChipLink, ...]:
    """Return the first entries of a card as links that filter a list; `url_for(theme="pca")` gives its address."""
    first = islice(entries, MOST_CHIPS)
    return tuple(ChipLink(typographic(entry["name"]), url_for(**{parameter: entry["slug"]})) for entry in first)


def region_chip(card: Mapping[str, Any], url_for: Callable[..., str]) -> ChipLink | None:
    """Return a card's region as a link that filters a list."""
    region = card.get("region")
    return ChipLink(typographic(region["name"]), url_for(region=region["code"])) if region else None


def availability(told: Mapping[str, Any]) -> Sentence:
    """Return the sentence for what an index document says of somebody's availability."""
    until = date.fromisoformat(told["until"]) if told.get("until") else None
    # The document was written when the break began: whether it is over is known only now.
    is_over = until is not None and until <= timezone.localdate()
    return in_words(
        status=told.get("status", ""),
        paused=told.get("paused", False) and not is_over,
        until=until,
        modes=told.get("modes", ()),
        times=told.get("times", ()),
    )
