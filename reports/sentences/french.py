"""French for sentences about numbers: agreement, lists, proportions in words, typography.

A report exists once, in French, whoever reads it: that is why its grammar is code here and not a catalogue.
"""

from collections.abc import Sequence
from fractions import Fraction

NARROW, HARD = "\u202f", "\u00a0"

# What a share may be called. Only these are said in words; any other is left to the numbers.
SHARES = (
    (Fraction(1, 4), "un quart"),
    (Fraction(1, 3), "un tiers"),
    (Fraction(1, 2), "la moitié"),
    (Fraction(2, 3), "deux tiers"),
    (Fraction(3, 4), "trois quarts"),
)
NEAR = Fraction(2, 100)


def number(value: float) -> str:
    """Write 1234.5 as « 1 234,5 », and 8.0 as « 8 »."""
    return f"{value:,}".removesuffix(".0").replace(",", NARROW).replace(".", ",")


def agree(n: float, one: str, many: str) -> str:
    """Choose the form: in French anything under two is singular, zero and 1.5 included."""
    return one if abs(n) < 2 else many


def count(n: float, one: str, many: str) -> str:
    """Write « 1 personne », « 37 personnes »."""
    return f"{number(n)} {agree(n, one, many)}"


def listing(parts: Sequence[str]) -> str:
    """Write « a », « a et b », « a, b et c »."""
    return " et ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def share(part: int, whole: int) -> str:
    """Say a share in words when it is one of `SHARES`, « environ » when within two points of it; else nothing."""
    if not whole:
        return ""
    ratio = Fraction(part, whole)
    nearest, words = min(SHARES, key=lambda known: abs(known[0] - ratio))
    if nearest == ratio:
        return words
    return f"environ {words}" if abs(nearest - ratio) <= NEAR else ""


def typeset(text: str) -> str:
    """Put the apostrophes and the unbreakable spaces that French asks for."""
    text = text.replace("'", "’")
    for mark in ";:!?»":
        text = text.replace(f" {mark}", NARROW + mark)
    return text.replace("« ", f"«{NARROW}").replace(" %", f"{HARD}%")
