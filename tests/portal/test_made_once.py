"""What is made of values alone is made once for the same values, and leaves the memory when nobody is shown it."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from portal.page_cache import drawn as module
from portal.page_cache.drawn import Ages, drawn, drawn_around, kept, made_once

BADGE = "components/badge.html"


@dataclass(frozen=True)
class Card:
    """What a fragment may be given."""

    name: str
    chips: tuple[str, ...] = ()


@pytest.fixture(autouse=True)
def empty():
    kept.clear()
    yield
    kept.clear()


def badge(text, **more):
    return drawn(BADGE, **{"text": text, "icon": "", "tone": ""} | more)


def test_the_same_values_are_drawn_once(monkeypatch):
    first = badge("Ouvert")
    monkeypatch.setattr(module, "render_to_string", lambda *given: pytest.fail("drawn again"))
    assert badge("Ouvert") == first


def test_any_other_value_is_drawn_anew():
    assert badge("Ouvert") != badge("Clos") != badge("Ouvert", tone="ok")


def test_safe_html_and_the_same_letters_are_told_apart():
    text = "<mark>charte</mark>"
    assert text in badge(SafeString(text))
    assert text not in badge(text)
    assert text in badge(SafeString(text))


class TestAroundWhatIsOnesOwn:
    """A fragment that others get too, with what is one reader's in its places."""

    def shown(self, name, token="t0ken", times=None):
        def draw(marks):
            times.append(1) if times is not None else None
            return render_to_string(BADGE, {"text": marks["name"], "icon": "", "tone": ""}) + marks["token"]

        return drawn_around(("test",), {"name": name, "token": token}, draw)

    def test_it_is_drawn_once_and_each_reads_their_own(self):
        times = []
        assert "Alix" in self.shown("Alix", "one", times)
        other = self.shown("Brune", "two", times)
        assert "Brune" in other
        assert "two" in other
        assert "Alix" not in other
        assert "one" not in other
        assert times == [1]

    def test_nothing_of_it_is_kept(self):
        self.shown("Alix Roux", "s3cret")
        assert "Alix" not in str((kept._young, kept._old))
        assert "s3cret" not in str((kept._young, kept._old))

    def test_it_is_escaped_unless_it_is_safe(self):
        assert "&lt;b&gt;" in self.shown("<b>")
        assert "<b>" in self.shown(SafeString("<b>"))

    def test_a_mark_that_a_template_escapes_or_quotes_is_still_found(self):
        drawing = Template("<a title=\"{{ name|escape }}\">{{ name|stringformat:'s' }}</a>")
        own = {"name": "Alix & co"}
        shown = drawn_around(("quoted",), own, lambda marks: drawing.render(Context(dict(marks))))
        assert shown == '<a title="Alix &amp; co">Alix &amp; co</a>'


@pytest.mark.parametrize(("one", "other"), [(1, True), (0, False), (1, 1.0), ("1", 1), (("a",), ["a"])])
def test_what_python_takes_for_equal_is_told_apart(one, other):
    assert [made_once((one,), lambda: "one"), made_once((other,), lambda: "other")] == ["one", "other"]


def test_dataclasses_are_told_apart_by_what_they_hold():
    told = [Card("Alix"), Card("Alix", ("Télétravail",)), Card("Alix")]
    assert [made_once((card,), lambda card=card: str(card)) for card in told] == [str(card) for card in told]
    assert len(kept) == 2


def test_each_language_has_its_own():
    with override("fr"):
        assert made_once(("x",), lambda: "un") == "un"
    with override("en"):
        assert made_once(("x",), lambda: "one") == "one"


def test_each_day_has_its_own(tomorrow):
    assert made_once(("x",), lambda: "today") == "today"
    tomorrow()
    assert made_once(("x",), lambda: "tomorrow") == "tomorrow"


@pytest.fixture
def tomorrow(monkeypatch):
    """Return what moves the portal's day on."""
    today = module.timezone.localdate()
    return lambda: monkeypatch.setattr(module.timezone, "localdate", lambda *given: today + timedelta(days=1))


class TestAges:
    """How long something stays."""

    @pytest.fixture
    def clock(self, monkeypatch):
        now = [100.0]
        monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
        return now

    def show(self, ages, key, text="x"):
        return ages.get_or_make(key, lambda: SafeString(text), len)

    def test_what_is_shown_stays(self, clock):
        ages = Ages(1000, age=60)
        for _minute in range(5):
            assert self.show(ages, b"a", f"{clock[0]}") == "100.0"
            clock[0] += 50

    def test_what_nobody_is_shown_goes_with_the_second_age(self, clock):
        ages = Ages(1000, age=60)
        self.show(ages, b"a")
        for _age in range(2):
            clock[0] += 61
            self.show(ages, b"b")
        assert self.show(ages, b"a", "again") == "again"

    def test_a_long_silence_empties_it(self, clock):
        ages = Ages(1000, age=60)
        self.show(ages, b"a")
        clock[0] += 121
        ages.pass_on()
        assert len(ages) == 0

    def test_no_more_is_kept_than_has_room(self, clock):
        ages = Ages(1000, age=60)
        for number in range(100):
            self.show(ages, bytes([number]), "x" * 100)
        assert len(ages) <= 10
