"""The FINESS number: nine characters, the last one a Luhn check digit."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_SHAPE = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{7}")


def luhn_sum(digits: str) -> int:
    """Return the Luhn sum of a string of digits: every second one from the right doubled, digits of doubles added."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total


def is_finess(number: str) -> bool:
    """Whether `number` is well formed with a right check digit.

    Corsica's letters are no digits: the register computes with A read as 1 and B as 2 (so it is for every Corsican
    number of the packaged extract).
    """
    if not _SHAPE.fullmatch(number):
        return False
    return luhn_sum(number.replace("A", "1").replace("B", "2")) % 10 == 0


def validate_finess(number: str) -> None:
    """Refuse a number that cannot be in the register; raises `ValidationError` with what to do."""
    if not is_finess(number):
        raise ValidationError(
            _("“%(number)s” isn't a FINESS number: it has nine characters, and the last one checks the others."),
            params={"number": number},
            code="finess",
        )
