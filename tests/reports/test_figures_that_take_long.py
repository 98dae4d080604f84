"""Figures of a large portal take seconds: readers see those before, and the worker computes the next."""

import threading
import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from portal.work import periodic
from portal.work.models import OutboxRow
from portal.work.worker import drain
from reports.key_figures import keeping, refreshing
from reports.key_figures.keeping import Computation, kept
from reports.period import Period
from tests.reports.factories import published
from tests.reports.reading_pages import essentials

PAGE = "/chiffres/"


@pytest.fixture
def slow(settings, reference_lists):
    """Whatever figures take is too long."""
    settings.FIGURES_SLOW_SECONDS = 0


def people(client, address=PAGE):
    return essentials(client.get(address))[0].number


def asked_for():
    return OutboxRow.objects.filter(topic=keeping.TOPIC)


def of_today(**more):
    today = timezone.localdate()
    return Period.of_days(today, today, **more)


def later(monkeypatch, seconds):
    """Move the clock of caches and of the ages of figures."""
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + seconds)


def test_old_ones_are_shown_while_the_worker_computes(client, slow):
    assert people(client) == "0"
    published(timezone.now() - timedelta(minutes=1))
    assert people(client) == "0"
    drain()
    assert people(client) == "1"


def test_the_page_says_of_which_moment_they_are(client, slow):
    moment = client.get(PAGE).context["as_of"]
    published(timezone.now())
    time.sleep(1)  # A moment is told to the second.
    assert client.get(PAGE).context["as_of"] == moment
    drain()
    assert client.get(PAGE).context["as_of"] > moment


def test_filters_and_exports_are_computed_anew_as_well(client, slow):
    address = f"{PAGE}json/?secteur=sanitaire&secteur=social"
    before = client.get(address).json()["as_of"]
    published(timezone.now(), sector="social")
    client.get(address)
    assert asked_for().get().payload["among"]["sectors"] == ["sanitaire", "social"]
    time.sleep(1)
    drain()
    assert client.get(address).json()["as_of"] > before


def test_the_worker_is_asked_once(client, slow):
    client.get(PAGE)
    published(timezone.now())
    client.get(PAGE)
    asked = asked_for().count()
    published(timezone.now())
    client.get(PAGE)
    assert asked_for().count() == asked == 2


def test_nobody_sees_any_that_are_older_than_a_quarter_of_an_hour(client, slow, monkeypatch):
    client.get(PAGE)
    published(timezone.now() - timedelta(minutes=1))
    later(monkeypatch, keeping.LONGEST - 5)
    assert people(client) == "0"
    later(monkeypatch, 10)
    assert people(client) == "1"


def test_the_worker_has_the_page_ready_before_it_is_asked_for(client, slow, monkeypatch, django_assert_max_num_queries):
    client.get(PAGE)
    published(timezone.now() - timedelta(minutes=1))
    later(monkeypatch, keeping.SECONDS + 1)
    periodic.Rounds().run_due()
    drain()
    with django_assert_max_num_queries(40) as seen:
        assert people(client) == "1"
    assert not [query for query in seen.captured_queries if "SUM(" in query["sql"]]


def test_of_several_workers_one_has_it_ready(client, slow, monkeypatch):
    client.get(PAGE)
    later(monkeypatch, keeping.SECONDS + 1)
    computed = []
    monkeypatch.setattr(refreshing, "keep", lambda computation, period: computed.append(computation.name))
    for _worker in range(2):
        refreshing.keep_ready()
    drain()
    assert computed == ["key-figures", "key-figures-before"]


def test_what_is_quick_is_left_to_who_asks(client, reference_lists, monkeypatch):
    client.get(PAGE)
    later(monkeypatch, keeping.SECONDS + 1)
    computed = []
    monkeypatch.setattr(refreshing, "keep", lambda *asked: computed.append(asked))
    periodic.Rounds().run_due()
    published(timezone.now() - timedelta(minutes=1))
    assert people(client) == "1"
    assert not computed
    assert not asked_for().exists()


def test_the_last_word_on_a_day_is_of_its_evening(slow):
    told = []
    computation = Computation("day", lambda period: told.append(period) or {"n": len(told)})
    today = timezone.localdate()
    during = Period(today, today, timezone.now())
    yesterday = Period.of_days(today - timedelta(days=1), today - timedelta(days=1))
    assert kept(computation, during) == {"n": 1}
    assert kept(computation, Period(yesterday.first, yesterday.last, yesterday.as_of - timedelta(hours=1))) == {"n": 2}
    assert kept(computation, yesterday) == {"n": 3}


class TestSeveralAtOnce:
    """Whoever asks for what somebody is already computing waits for it."""

    def test_it_is_computed_once(self, slow):
        told, started = [], threading.Event()

        def compute(period):
            started.set()
            time.sleep(0.5)
            told.append(period)
            return {"n": len(told)}

        computation, period, found = Computation("slowly", compute), of_today(), []
        ask = lambda: found.append(keeping._alone(computation, period, [1]).told)  # noqa: E731 - four threads' words
        first = threading.Thread(target=ask)
        first.start()
        started.wait(5)
        others = [threading.Thread(target=ask) for _ in range(3)]
        for one in others:
            one.start()
        for one in (first, *others):
            one.join(10)
        assert found == [{"n": 1}] * 4

    def test_one_that_fails_leaves_it_to_the_next(self, slow):
        def fail(period):
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            kept(Computation("again", fail), of_today())
        assert kept(Computation("again", lambda period: {"n": 1}), of_today()) == {"n": 1}

    def test_nobody_waits_for_ever(self, slow, monkeypatch):
        monkeypatch.setattr(keeping, "PATIENCE", 0.2)
        computation = Computation("stuck", lambda period: {"n": 1})
        cache.add(f"{keeping._key(computation, of_today())}-making", True, 60)
        assert kept(computation, of_today()) == {"n": 1}
