"""Figures of the front page: exact while few take part, counted once a minute when everybody's row would be read."""

import time
from types import SimpleNamespace

import pytest

from directory.models import ProfileTheme, Theme
from home.showing import counting, week
from home.showing.themes import most_offered, theme_counts
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(counting, "_kept", counting.Latest(16))


@pytest.fixture
def many(monkeypatch):
    monkeypatch.setattr(counting, "MANY", 1)


def somebody_more(theme: Theme) -> None:
    ProfileTheme.objects.create(page=ProfilePageFactory(), theme=theme)


def seen(theme: Theme) -> list[tuple[int, int]]:
    return [(most_offered()[0].people, theme_counts([theme.slug])[0].people)]


def test_few_are_counted_each_time():
    theme = ThemeFactory()
    for number in (1, 2):
        somebody_more(theme)
        assert seen(theme) == [(number, number)]


def test_many_are_counted_again_after_a_minute(many, monkeypatch):
    theme = ThemeFactory()
    somebody_more(theme)
    assert seen(theme) == [(1, 1)]
    somebody_more(theme)
    assert seen(theme) == [(1, 1)]
    now = time.monotonic()
    monkeypatch.setattr(counting, "time", SimpleNamespace(monotonic=lambda: now + counting.SECONDS + 1))
    assert seen(theme) == [(2, 2)]


def test_the_name_beside_a_number_is_never_old(many):
    theme = ThemeFactory()
    somebody_more(theme)
    most_offered()
    Theme.objects.filter(pk=theme.pk).update(name_fr="Autrement dit")
    assert most_offered()[0].theme.name_fr == "Autrement dit"


def test_a_theme_that_is_gone_is_left_out(many):
    theme = ThemeFactory()
    somebody_more(theme)
    most_offered()
    ProfileTheme.objects.all().delete()
    Theme.objects.filter(pk=theme.pk).delete()
    assert most_offered() == []


def test_a_line_of_no_volunteers_is_counted_anew(many):
    assert week.week_line().volunteers == 0
    assert counting._kept.get("week") is None


def test_what_waits_is_counted_again_after_a_minute_where_much_does(many, monkeypatch):
    HelpRequestFactory()
    assert week.week_line().waiting == 1
    HelpRequestFactory()
    assert week.week_line().waiting == 1
    monkeypatch.setattr(counting, "MANY", 5)
    monkeypatch.setattr(counting, "_kept", counting.Latest(16))
    assert week.week_line().waiting == 2
    HelpRequestFactory()
    assert week.week_line().waiting == 3
