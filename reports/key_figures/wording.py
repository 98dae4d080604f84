"""Numbers, days and weeks as the page writes them, in the reader's language."""

from datetime import date
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from portal.dates import day_in_words

from ..page import in_words

HARD = "\u00a0"


def number(count: int) -> str:
    """Write 1200 as « 1 200 »."""
    return str(intcomma(count))


def asked_for(count: int) -> str:
    """Write « 3 postes demandés »."""
    return ngettext("%(n)s position asked for", "%(n)s positions asked for", count) % {"n": number(count)}


def filled(count: int) -> str:
    """Write « 1 pourvu », whatever the number of those asked for."""
    return ngettext("%(n)s filled", "%(n)s filled", count) % {"n": number(count)}


def change(difference: int) -> str:
    """Write a difference: « +12 », « −3 », « = » when nothing changed."""
    if not difference:
        return "="
    return f"{'+' if difference > 0 else '−'}{number(abs(difference))}"


def percentage(rate: float | None) -> str:
    """Write 36.7 as « 36,7 % »; of nothing, a dash."""
    if rate is None:
        return "–"
    written = number_format(rate, 0 if rate == int(rate) else 1)
    return f"{written}{HARD}%" if get_language() == "fr" else f"{written}%"


def day(iso: str, *, with_day: bool = False) -> str:
    """Write 2020-04-03 as « 3 avril 2020 », or « vendredi 3 avril 2020 »."""
    found = date.fromisoformat(iso)
    return in_words(found, with_day=True) if with_day else day_in_words(found)


def short_day(iso: str) -> str:
    """Write 2020-04-03 as it fits below a column: « 3/4 »."""
    found = date.fromisoformat(iso)
    return f"{found.day}/{found.month}" if get_language() == "fr" else date_format(found, "j M")


def span(first: str, last: str) -> str:
    """Write the days from one to another."""
    if first == last:
        return day(first)
    return _("from %(first)s to %(last)s") % {"first": day(first), "last": day(last)}


def week_name(week: dict[str, Any]) -> str:
    """Write a week by the days of it that the period has."""
    name = _("Week %(number)s") % {"number": int(week["week"][-2:])}
    return f"{name}, {span(week['from'], week['to'])}"
