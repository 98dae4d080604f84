"""The three figures that matter, in large type, each with what changed since the week before."""

from dataclasses import dataclass
from typing import Any

from .sentences.french import HARD, agree, count, number
from .weeks import Week


@dataclass(frozen=True)
class Essential:
    """A figure, what it counts, and what changed."""

    number: str
    label: str
    change: str


def essentials(figures: dict[str, Any]) -> list[Essential]:
    """Return volunteers, requests handled and requests that led to a tool."""
    return [_volunteers(figures), _handled(figures), _tools(figures["requests"])]


def _volunteers(figures: dict[str, Any]) -> Essential:
    people, previous = figures["volunteers"], figures["previous"]
    label = agree(people["total"], "personne volontaire", "personnes volontaires")
    where = f", dans {count(people['regions_count'], 'région', 'régions')}" if people["regions_count"] else ""
    change = _change(people["total"] - previous["volunteers_total"], Week.parse(previous["week"]).number)
    return Essential(number(people["total"]), label + where, change)


def _handled(figures: dict[str, Any]) -> Essential:
    asked, previous = figures["requests"], figures["previous"]
    label = agree(asked["handled"], "demande traitée", "demandes traitées")
    people = asked["volunteers_involved"]
    by = f", par {count(people, 'personne volontaire', 'personnes volontaires')}" if people else ""
    before = f"{number(previous['requests_received'])} la semaine {Week.parse(previous['week']).number}"
    now = f"{count(asked['received'], 'reçue', 'reçues')} cette semaine"
    return Essential(number(asked["handled"]), label + by, f"{now}, {before}")


def _tools(asked: dict[str, Any]) -> Essential:
    tools, posts = asked["with_tool"], asked["with_thread_post"]
    label = agree(
        tools, "demande a mené à un outil produit ou envoyé", "demandes ont mené à un outil produit ou envoyé"
    )
    return Essential(number(tools), label, f"et {number(posts)} à un message dans un fil")


def _change(difference: int, week: int) -> str:
    if not difference:
        return f"autant qu’à la fin de la semaine {week}"
    return f"{'+' if difference > 0 else '−'}{HARD}{number(abs(difference))} depuis la semaine {week}"
