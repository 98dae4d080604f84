"""A resource found, as a card: drawn from the hit alone, so that a list costs no query per resource."""

from dataclasses import dataclass
from datetime import date

from directory.addresses import ChipLink
from directory.cards import filtering_chips, why
from portal.finding import Hit

from .choices import Licence, ResourceKind
from .wording import dated, number_of_files, resources_url, type_word


@dataclass(frozen=True)
class ResourceCard:
    """What `toolbox/_resource_card.html` shows of a resource."""

    title: str
    url: str
    kind: ChipLink
    formats: str
    files: str
    text: str
    why: str
    chips: tuple[ChipLink, ...]
    licence: str
    dated: str


def resource_card(hit: Hit) -> ResourceCard:
    """Return the card of a resource that was found."""
    card = hit.card
    return ResourceCard(
        title=hit.title,
        url=hit.url,
        kind=ChipLink(ResourceKind(card["kind"]).label, resources_url(type=type_word(card["kind"]))),
        formats=", ".join(card["formats"]),
        files=number_of_files(card["files"]),
        text=hit.highlight or card.get("excerpt", ""),
        why=why(hit),
        chips=filtering_chips("theme", card["themes"], resources_url),
        licence=str(Licence(card["licence"]).label),
        dated=dated(date.fromisoformat(card["issued_on"])) if card.get("issued_on") else "",
    )
