"""Themes with the number of people who offer help on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from directory.models import ProfileTheme, Theme

# How many stand in a list, and how many as chips beside a search box.
THEMES, CHIPS = 8, 5


@dataclass(frozen=True)
class ThemeCount:
    """A theme and how many published profiles offer help on it."""

    theme: Theme
    people: int


def most_offered() -> list[ThemeCount]:
    """Return the themes that most published profiles offer, with the number of people."""
    counts = _offered().order_by("-people", "theme__name_fr")[:THEMES]
    by_theme = {row["theme"]: row["people"] for row in counts}
    themes = Theme.objects.in_bulk(list(by_theme))
    return [ThemeCount(themes[pk], people) for pk, people in by_theme.items()]


def theme_counts(slugs: Iterable[str]) -> list[ThemeCount]:
    """Return these themes with the number of people, in the order of their names."""
    themes = list(Theme.objects.filter(slug__in=list(slugs)).order_by("name_fr"))
    people = {row["theme"]: row["people"] for row in _offered().filter(theme__in=themes)}
    return [ThemeCount(theme, people.get(theme.pk, 0)) for theme in themes]


def _offered() -> Any:
    return ProfileTheme.objects.filter(page__live=True).values("theme").annotate(people=Count("page")).order_by()
