"""A report's sentences: generated from its figures, or an editor's own instead.

An editor's sentence is kept with the generated one it stands for (`instead_of`), so that whoever reads the draft sees
when the figures have moved under it. What no editor touched is not kept at all: it follows the figures.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..sentences import write
from ..sentences.french import number

Own = Mapping[str, Mapping[str, str]]
# A number as a sentence writes it, thousands apart and decimals after a comma.
WRITTEN = re.compile(r"\d+(?:[\u202f\u00a0 ]\d{3})*(?:,\d+)?")


@dataclass(frozen=True)
class Doubt:
    """What somebody should look at in an editor's sentence: of which sentence, what the portal would say today."""

    name: str
    text: str
    generated: str
    has_moved: bool
    strange: tuple[str, ...]


def spoken(figures: dict[str, Any], own: Own) -> dict[str, str]:
    """Return the sentences of a report by what they speak of, the editors' own where there are any."""
    return {name: own[name]["text"] if name in own else text for name, text in write(figures).items()}


def chosen(own: Own, name: str, *, text: str, generated: str) -> dict[str, dict[str, str]]:
    """Return the editors' sentences once this one reads `text`, in a form that showed `generated`.

    Emptied or left as it was generated, it follows the figures again.
    """
    kept = {other: dict(words) for other, words in own.items() if other != name}
    if text in ("", generated):
        return kept
    if name in own and own[name]["text"] == text:
        return kept | {name: dict(own[name])}
    return kept | {name: {"text": text, "instead_of": generated}}


def doubts(figures: dict[str, Any], own: Own) -> Iterator[Doubt]:
    """Yield the editors' sentences whose figures have moved, or that name a number the figures don't have."""
    generated, known = write(figures), numbers(figures)
    for name, words in own.items():
        today = generated.get(name, "")
        strange = tuple(found for found in WRITTEN.findall(words["text"]) if _same(found) not in known)
        if today != words["instead_of"] or strange:
            yield Doubt(name, words["text"], today, today != words["instead_of"], strange)


def numbers(figures: dict[str, Any]) -> set[str]:
    """Return every number that sentences may say of these figures, as it is written: the figures', the generated."""
    told = {_same(found) for sentence in write(figures).values() for found in WRITTEN.findall(sentence)}
    return told | {_same(number(value)) for value in _values(figures)} | _days(figures)


def _values(value: Any) -> Iterator[float]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _values(inner)
    elif isinstance(value, int | float):
        yield value


def _days(figures: dict[str, Any]) -> set[str]:
    """Days, the year and the week are no figures, and stand in sentences."""
    dates = [str(figures.get(name, "")) for name in ("from", "to", "as_of", "week")]
    return {str(int(digits)) for text in dates for digits in re.findall(r"\d+", text)}


def _same(written: str) -> str:
    return re.sub(r"[\u202f\u00a0 ]", "", written)
