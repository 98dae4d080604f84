"""A thread found, as a card: drawn from the hit alone, so that a list costs no query per thread."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.addresses import ChipLink
from directory.cards import distance, filtering_chips, region_chip, why
from help_requests.wording import requests_url
from portal.dates import day_in_words
from portal.finding import Hit


@dataclass(frozen=True)
class ThreadCard:
    """What `community/_thread_card.html` shows of a thread."""

    title: str
    url: str
    text: str
    why: str
    chips: tuple[ChipLink, ...]
    region: ChipLink | None
    posts: str
    last_post: str
    distance: str
    has_solution: bool


def thread_card(hit: Hit) -> ThreadCard:
    """Return the card of a thread that was found."""
    card = hit.card
    number = card["posts"]
    last = day_in_words(date.fromisoformat(card["last_post_on"]))
    return ThreadCard(
        title=hit.title,
        url=hit.url,
        text=hit.highlight or card.get("excerpt", ""),
        why=why(hit),
        chips=filtering_chips("theme", card["themes"], requests_url),
        region=region_chip(card, requests_url),
        posts=ngettext("%(number)d message", "%(number)d messages", number) % {"number": number},
        last_post=_("Last one on %(day)s") % {"day": last},
        distance=distance(card),
        has_solution=card["has_solution"],
    )
