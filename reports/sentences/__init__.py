"""The sentences of a weekly report, true for any figures; every number in them comes from the figures.

One function a sentence in `people` and `help`, the grammar in `french`. An empty string means that there is
nothing to say.
"""

from typing import Any

from . import help as given
from . import people
from .french import count, typeset

SENTENCES = {
    "offered": people.offered,
    "kinds": people.kinds,
    "themes_offered": people.themes,
    "functions": people.functions,
    "sectors": people.sectors,
    "statuses": people.statuses,
    "gender": people.gender,
    "regions": people.regions,
    "received": given.received,
    "origins": given.origins,
    "handled": given.handled,
    "first_answer": given.first_answer,
    "themes_asked": given.themes,
    "channels": given.channels,
    "outcome": given.outcome,
    "positions": given.positions,
}


def write(figures: dict[str, Any]) -> dict[str, str]:
    """Return the sentences of a report by what they speak of, in reading order."""
    return {name: typeset(sentence(figures)) for name, sentence in SENTENCES.items()}


def summary(figures: dict[str, Any]) -> str:
    """Return the report in one line, for its description and for lists."""
    people_total, asked = figures["volunteers"], figures["requests"]
    who = count(people_total["total"], "personne volontaire", "personnes volontaires")
    return typeset(f"{who}, {count(asked['handled'], 'demande traitée', 'demandes traitées')}.")
