"""Figures as JSON, and as a text that reads well in French."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ..dates import long_date, span
from ..sentences import write
from ..sentences.french import count, number, typeset
from ..weeks import Week
from ..wording import in_both_forms

PARTS = (
    (
        "Qui propose son aide",
        ("offered", "kinds", "themes_offered", "functions", "sectors", "statuses", "gender", "regions"),
    ),
    ("Qui a demandé de l'aide", ("received", "origins")),
    ("L'aide apportée", ("handled", "first_answer", "themes_asked", "channels", "outcome", "positions")),
)
LISTS = (
    ("Personnes volontaires par région", "volunteers", "regions"),
    ("Personnes volontaires par fonction", "volunteers", "functions"),
    ("Personnes volontaires par thème proposé", "volunteers", "themes"),
    ("Demandes reçues par thème", "requests", "themes"),
    ("Demandes par forme de l'aide", "requests", "channels"),
    ("Postes demandés par métier ou compétence", "positions", "by_profession"),
    ("Postes demandés par région", "positions", "by_region"),
)


def as_json(figures: dict[str, Any]) -> str:
    """Return the figures as JSON, accents readable."""
    return json.dumps(figures, ensure_ascii=False, indent=2)


def as_text(figures: dict[str, Any]) -> str:
    """Return the figures as sentences, then each list in full."""
    spoken = in_both_forms(figures)
    return "\n".join([*_heading(spoken), *_told(spoken), *_listed(spoken)])


def _heading(figures: dict[str, Any]) -> Iterator[str]:
    week = Week.parse(figures["week"])
    state = datetime.fromisoformat(figures["as_of"])
    yield f"Bilan de la semaine {week.number}, {span(week)}"
    yield f"Situation au {long_date(state.date())} à {state:%H} h {state:%M}".replace(" h ", "\u00a0h\u00a0")


def _told(figures: dict[str, Any]) -> Iterator[str]:
    sentences = write(figures)
    for title, names in PARTS:
        yield f"\n{typeset(title)}"
        yield from (f"  {sentences[name]}" for name in names if sentences[name])


def _listed(figures: dict[str, Any]) -> Iterator[str]:
    for title, group, name in LISTS:
        if items := figures[group][name]:
            yield f"\n{typeset(title)}"
            yield from (typeset(f"  {item['name']} : {_measure(item)}") for item in items)


def _measure(item: dict[str, Any]) -> str:
    if "count" in item:
        return number(item["count"])
    return f"{count(item['asked'], 'demandé', 'demandés')}, {count(item['filled'], 'pourvu', 'pourvus')}"
