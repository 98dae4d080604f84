"""Themes with the number of people who offer help on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from directory.models import ProfileTheme, Theme

from .counting import counted

# How many stand in a list, and how many as chips beside a search box.
THEMES, CHIPS = 8, 5


@dataclass(frozen=True)
class ThemeCount:
    """A theme and how many published profiles offer help on it."""

    theme: Theme
    people: int


def most_offered() -> list[ThemeCount]:
    """Return the themes that most published profiles offer, with the number of people."""
    by_theme = counted("themes", _most_offered, number=_all)
    themes = Theme.objects.in_bulk(list(by_theme))
    return [ThemeCount(themes[pk], people) for pk, people in by_theme.items() if pk in themes]


def theme_counts(slugs: Iterable[str]) -> list[ThemeCount]:
    """Return these themes with the number of people, in the order of their names."""
    themes = list(Theme.objects.filter(slug__in=list(slugs)).order_by("name_fr"))
    keys = sorted(theme.pk for theme in themes)
    people = counted(("themes", *keys), lambda: _offering(keys), number=_all)
    return [ThemeCount(theme, people.get(theme.pk, 0)) for theme in themes]


def _most_offered() -> dict[int, int]:
    rows = _offered().order_by("-people", "theme__name_fr")[:THEMES]
    return {row["theme"]: row["people"] for row in rows}


def _offering(themes: list[int]) -> dict[int, int]:
    return {row["theme"]: row["people"] for row in _offered().filter(theme__in=themes)}


def _all(people: dict[int, int]) -> int:
    return sum(people.values())


def _offered() -> Any:
    return ProfileTheme.objects.filter(page__live=True).values("theme").annotate(people=Count("page")).order_by()
