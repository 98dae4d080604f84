"""Themes, functions and professions by their names, synonyms and acronyms, kept in memory by each process."""

import time
from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from directory.models import Function, Profession, Theme
from portal.suggesting import Group, Suggestion

from ..vocabulary import LONGEST_AGE, stamp
from .prefixes import Match, PrefixTable

Entry = Theme | Function | Profession
TITLES = {"theme": _("Themes"), "function": _("Functions"), "profession": _("Professions")}
# Of two entries that begin alike, the one called so comes before the one that has it for a synonym.
NAME, SYNONYM = 0, 1


def reference_groups(prefix: str, *, most: int) -> list[Group]:
    """Return the entries of each list whose names begin with `prefix` (folded), `most` of each at the most."""
    tables = _tables(str(settings.SEARCH_DIR), stamp(), int(time.monotonic() // LONGEST_AGE))
    return [Group(kind, TITLES[kind], _lines(table, prefix, most)) for kind, table in tables.items()]


def _lines(table: PrefixTable[Entry], prefix: str, most: int) -> tuple[Suggestion, ...]:
    found: dict[int, Match[Entry]] = {}
    for match in sorted(table.starting_with(prefix), key=_best):
        found.setdefault(match.entry.pk, match)
    return tuple(_line(match) for match in list(found.values())[:most])


def _best(match: Match[Entry]) -> tuple[int, int, str]:
    """Order what begins alike: by rank, then the shortest, which is most nearly typed."""
    return match.rank, len(match.name), match.name


def _line(match: Match[Entry]) -> Suggestion:
    label = str(getattr(match.entry, "label", match.entry.name))
    detail = match.name if match.rank // 2 == SYNONYM else ""
    return Suggestion(label, detail, fills={"q": match.entry.name})


@lru_cache(maxsize=2)
def _tables(_folder: str, _stamp: int, _minute: int) -> dict[str, PrefixTable[Entry]]:
    """Read the lists once for a state of them; the last argument has changes without a signal seen a minute later."""
    return {
        "theme": PrefixTable(_named_themes()),
        "function": PrefixTable(_named_functions()),
        "profession": PrefixTable(_named_professions()),
    }


def _named_themes() -> Iterator[tuple[str, int, Entry]]:
    for theme in Theme.objects.all():
        yield from ((name, NAME, theme) for name in (theme.name_fr, theme.name_en))
        yield from ((word, SYNONYM, theme) for word in (*theme.synonym_list, *theme.acronyms.split()))


def _named_functions() -> Iterator[tuple[str, int, Entry]]:
    for one in Function.objects.all():
        yield from ((name, NAME, one) for name in (one.name_fr, one.feminine, one.name_en))
        yield from ((word, SYNONYM, one) for word in (*one.synonym_list, one.acronym))


def _named_professions() -> Iterator[tuple[str, int, Entry]]:
    for one in Profession.objects.all():
        yield from ((name, NAME, one) for name in (one.name_fr, one.feminine, one.name_en))
        yield from ((word, SYNONYM, one) for word in one.synonym_list)
