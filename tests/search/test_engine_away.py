"""The engine is away or slow: pages answer in time from the database, say so, and leave it alone for a while."""

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.finding import Query, finder
from search import engines, fallback, indexing
from search.breaker import FAILURES, REST, Breaker
from search.engines.embedded import engine as embedded
from search.engines.embedded.store import Store
from search.patience import TooSlowError, within
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.search.stopwatch import Stopwatch

NOTICE = "La recherche est momentanément en pause"


class Clock:
    """A clock that a test moves."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker(clock)


# --- The breaker ---------------------------------------------------------------------------------
def test_it_lets_ask_until_failures_follow_each_other(breaker):
    for _again in range(3):
        for _failure in range(FAILURES - 1):
            breaker.failed()
            assert breaker.allows()
        breaker.answered(0.01)
    assert not breaker.is_open


def test_after_its_rest_one_may_try(breaker, clock):
    for _failure in range(FAILURES):
        breaker.failed()
    assert breaker.is_open
    clock.now += REST - 0.1
    assert not breaker.allows()
    clock.now += 0.2
    assert [breaker.allows() for _caller in range(3)] == [True, False, False]
    breaker.answered(0.01)
    assert breaker.allows()
    assert not breaker.is_open


def test_a_failed_try_begins_another_rest(breaker, clock):
    for _failure in range(FAILURES):
        breaker.failed()
    clock.now += REST
    assert breaker.allows()
    breaker.failed()
    clock.now += REST - 0.1
    assert not breaker.allows()


def test_a_try_that_never_ends_does_not_shut_it_for_ever(breaker, clock):
    for _failure in range(FAILURES):
        breaker.failed()
    clock.now += REST
    assert breaker.allows()
    clock.now += REST
    assert breaker.allows()


def test_one_that_is_away_is_left_alone_at_once(breaker):
    breaker.failed(is_away=True)
    assert breaker.is_open


def test_slow_answers_are_failures(breaker, settings):
    for _slow in range(FAILURES):
        breaker.answered(settings.SEARCH_PATIENCE + 0.1)
    assert breaker.is_open


# --- The engine ----------------------------------------------------------------------------------
# Only files can be broken this way; tests/search/test_server_away.py does as much to servers.
in_files = pytest.mark.parametrize("engine", ["embedded"], indirect=True)


@pytest.fixture
def broken(engine, db):
    """An index that can't be read, with an index beside it that can."""
    ProfilePageFactory(title="Alix Exemple")
    indexing.rebuild()
    store = Store(django_settings.SEARCH_DIR)
    whole = store.pointer.read_text()
    generation = store.new_generation()
    (generation / "meta.json").write_text("{")
    store.use(generation)
    return lambda: store.use(store.root / whole)


@in_files
def test_a_failing_engine_is_left_alone_and_taken_back(broken, monkeypatch, clock):
    breaker = Breaker(clock)
    monkeypatch.setattr(engines, "breaker_for", lambda *args: breaker)
    asked = []
    reader_for = embedded.reader_for
    monkeypatch.setattr(embedded, "reader_for", lambda *args: asked.append(args) or reader_for(*args))
    for _page in range(FAILURES + 4):
        assert finder().find(Query(text="alix")).degraded
    assert len(asked) == FAILURES
    broken()
    assert finder().find(Query(text="alix")).degraded
    clock.now += REST
    assert not finder().find(Query(text="alix")).degraded
    assert not finder().find(Query(text="alix")).degraded


@in_files
@pytest.mark.parametrize("path", ["/annuaire/", "/demandes/", "/recherche/"])
def test_every_list_answers_and_says_so(broken, client, path):
    for _page in range(FAILURES + 1):
        watch = Stopwatch()
        page = client.get(path, {"q": "alix", "theme": "inconnu", "pres_de": "Nulle part"})
        assert page.status_code == 200
        assert NOTICE in page.content.decode()
        assert watch.seconds < 2
    assert client.get("/sante/pret/").json()["status"] == "degraded"


# --- The database in its place -------------------------------------------------------------------
@pytest.fixture
def no_index(engine, db):
    """Nothing was ever indexed."""


def titles(**words):
    results = finder().find(Query(**words))
    assert results.degraded
    assert results.facets == {}
    return [hit.title for hit in results.hits]


def test_newest_first_whatever_the_kind(no_index):
    ProfilePageFactory(title="Première")
    HelpRequestFactory(title="Deuxième")
    ProfilePageFactory(title="Troisième")
    assert titles() == ["Troisième", "Deuxième", "Première"]
    assert titles(kinds=("request",)) == ["Deuxième"]


def test_by_theme_region_and_words(no_index):
    theme = ThemeFactory()
    ProfilePageFactory(title="Alix", themes=[theme, ThemeFactory(name_fr="RGPD")])
    ProfilePageFactory(title="Basile")
    HelpRequestFactory(title="Équiper les agents", themes=[theme])
    assert titles(text="télétravail") == ["Équiper les agents", "Alix"]
    assert titles(text="basile rgpd") == ["Basile", "Alix"]
    assert titles(filters={"theme": ("teletravail", "rgpd")}, kinds=("profile",)) == ["Alix"]
    assert titles(filters={"region": ("53",)}) == []
    assert titles(text="-") == titles()


def test_twenty_rows_in_a_constant_number_of_queries(no_index, django_assert_num_queries):
    ProfilePageFactory(themes=[ThemeFactory()])
    HelpRequestFactory(themes=[ThemeFactory()])
    assert len(titles(text="travail")) == 2
    with CaptureQueriesContext(connection) as few:
        titles(text="travail")
    for number in range(14):
        ProfilePageFactory(title=f"Travail {number}", themes=[ThemeFactory()])
        HelpRequestFactory(title=f"Travail {number}", themes=[ThemeFactory()])
    with django_assert_num_queries(len(few)):
        assert len(titles(text="travail")) == fallback.ROWS


ENDLESS = {
    "sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(20)",
}


def test_a_statement_that_takes_too_long_is_ended(db):
    watch = Stopwatch()
    with connection.cursor() as cursor:
        with pytest.raises(TooSlowError), within(0.2):
            cursor.execute(ENDLESS[connection.vendor])
        assert watch.seconds < 2
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
    assert ThemeFactory().pk


def test_patience_ends_with_its_block(db):
    with within(0.05):
        pass
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_sleep(0.2)")
        else:
            cursor.execute(f"{ENDLESS['sqlite'].replace('x + 1 FROM n', 'x + 1 FROM n WHERE x < 600000')}")
        assert cursor.fetchone() is not None


def test_an_answer_that_takes_too_long_is_an_empty_page_in_time(no_index, client, monkeypatch):
    ProfilePageFactory(title="Alix")
    paths = ("/annuaire/", "/recherche/")
    # The first page of a process reads its templates, addresses and words: that isn't what is measured.
    for path in paths:
        assert client.get(path, {"q": "basile", "page": "3"}).status_code == 200

    def endless(kind, query):
        with connection.cursor() as cursor:
            cursor.execute(ENDLESS[connection.vendor])
        return iter(())

    monkeypatch.setattr(fallback, "_newest", endless)
    for path in paths:
        watch = Stopwatch()
        page = client.get(path, {"q": "alix", "page": "3"})
        assert page.status_code == 200
        assert NOTICE in page.content.decode()
        assert watch.seconds < 2
