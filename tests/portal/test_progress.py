"""How far a long piece of work is, for whoever looks on."""

from io import StringIO

import pytest

from portal import progress
from portal.progress import Progress

pytestmark = pytest.mark.no_database


class Screen(StringIO):
    """A terminal that keeps what is written."""

    is_looked_at = True

    def isatty(self):
        return self.is_looked_at

    def write(self, msg, *, ending=""):
        return super().write(msg + ending)


@pytest.fixture
def clock(monkeypatch):
    """A clock that goes on when it is told to."""
    told = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: told[0])
    return told


def test_it_says_how_much_is_done_and_how_long_it_will_take(clock):
    screen = Screen()
    shown = Progress(screen)
    clock[0] = 30.0
    shown.show("volontaires", 1000, 4000)
    assert screen.getvalue() == "\r" + "volontaires 1000/4000 -0:01:30".ljust(32)
    shown.show("volontaires", 4000, 4000)
    assert screen.getvalue().rstrip(" \n").endswith("4000/4000")
    assert screen.getvalue().endswith("\n")


def test_each_kind_has_its_own_time(clock):
    screen = Screen()
    shown = Progress(screen)
    clock[0] = 100.0
    shown.show("volontaires", 10, 10)
    shown.show("demandes", 1, 3)
    assert "-" not in screen.getvalue()
    clock[0] = 110.0
    shown.show("demandes", 2, 3)
    assert "-0:00:05" in screen.getvalue()


def test_what_is_soon_over_shows_nothing(clock):
    screen = Screen()
    shown = Progress(screen)
    clock[0] = 1.9
    shown.show("volontaires", 1, 2)
    assert not screen.getvalue()


def test_nothing_is_written_where_nobody_looks(clock):
    screen = Screen()
    screen.is_looked_at = False
    shown = Progress(screen)
    clock[0] = 30.0
    shown.show("volontaires", 1, 2)
    assert not screen.getvalue()
