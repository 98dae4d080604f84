"""The number of a health professional in the national register (RPPS): eleven digits, the last one a check digit."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .finess import luhn_sum


def cleaned(number: str) -> str:
    """Return a number as it is kept: people type it in groups."""
    return re.sub(r"[\s.\-]", "", number)


def validate_rpps(number: str) -> None:
    """Refuse what can't be such a number; raises `ValidationError`. Whether it is somebody's, moderators look up."""
    if not re.fullmatch(r"[0-9]{11}", number):
        raise ValidationError(_("An RPPS number has 11 digits."))
    if luhn_sum(number) % 10:
        raise ValidationError(_("This RPPS number can't be right: check its digits, one of them is mistyped."))
