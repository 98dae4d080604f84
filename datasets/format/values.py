"""Checks of single values. Each returns the value as the records keep it, or raises `ValueError` with the reason."""

import re
from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.choices import DayPart, Weekday
from directory.finess import is_finess

Check = Callable[[Any], Any]
# Years in which something of the portal can happen; at the ends of the calendar, time zones overflow.
YEARS = range(1900, 2200)
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def text(longest: int, *, blank: bool = False) -> Check:
    """Text of at most `longest` characters."""

    def check(value: Any) -> str:
        if not isinstance(value, str):
            raise ValueError(_("should be text"))
        if _NO_TEXT.search(value):
            raise ValueError(_("holds a character that no text may hold"))
        if not value.strip() and not blank:
            raise ValueError(_("is empty"))
        if len(value) > longest:
            raise ValueError(_("has more than %(count)d characters") % {"count": longest})
        return value.strip()

    return check


def email(value: Any) -> str:
    """An address; the reason never quotes it."""
    address = text(254)(value)
    try:
        validate_email(address)
    except ValidationError:
        raise ValueError(_("isn't an e-mail address")) from None
    return address


def finess(value: Any) -> str:
    """A FINESS number with the right check digit."""
    number = text(9)(value)
    if not is_finess(number):
        raise ValueError(_("“%(value)s” isn't a FINESS number: wrong shape or wrong check digit") % {"value": number})
    return number


def choice(choices: type[TextChoices]) -> Check:
    """One word of a closed list."""
    return known(frozenset(choices.values), among=", ".join(choices.values))


WEEK_PARTS = frozenset(f"{day}-{part}" for day in Weekday.values for part in DayPart.values)


def week_part(value: Any) -> str:
    """A part of a week: "0-morning" is Monday's."""
    return known(WEEK_PARTS, among="0-morning … 6-night")(value)


def known(names: Collection[str], *, among: str = "") -> Check:
    """A name that a reference list holds."""

    def check(value: Any) -> str:
        if isinstance(value, str) and value in names:
            return value
        told = _("“%(value)s” is unknown") % {"value": str(value)[:80]}
        raise ValueError(f"{told} ({among})" if among else told)

    return check


def several(check: Check, *, least: int = 0) -> Check:
    """A list of names, each kept once."""
    check_list = list_of(check, least=least)
    return lambda value: tuple(dict.fromkeys(check_list(value)))


def list_of(check: Check, *, least: int = 0) -> Check:
    """A list of values, equal ones kept: two calls of the same length are two calls."""

    def check_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(_("should be a list"))
        if len(value) < least:
            raise ValueError(_("is empty"))
        return tuple(check(each) for each in value)

    return check_all


def whole(least: int, most: int = 32_767) -> Check:
    """A whole number; `true` is none."""

    def check(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValueError(_("should be a whole number"))
        if not least <= value <= most:
            raise ValueError(_("should be between %(least)d and %(most)d") % {"least": least, "most": most})
        return value

    return check


def yes_or_no(value: Any) -> bool:
    """`true` or `false`."""
    if not isinstance(value, bool):
        raise ValueError(_("should be true or false"))
    return value


def moment(value: Any) -> datetime:
    """An ISO 8601 moment with its offset; without one it could be two moments."""
    try:
        parsed = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(_("“%(value)s” isn't a date and time in ISO 8601") % {"value": str(value)[:40]}) from None
    if parsed.tzinfo is None:
        raise ValueError(_("“%(value)s” lacks its offset (+02:00)") % {"value": value})
    if parsed.year not in YEARS:
        raise ValueError(_("“%(value)s” is too long ago or too far off") % {"value": value})
    return parsed


def day(value: Any) -> date:
    """An ISO 8601 date; of a moment, its day in Paris."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return timezone.localdate(moment(value))


def or_none(check: Check) -> Check:
    """A value, or null where that means "not given"."""
    return lambda value: None if value is None else check(value)
