"""What searches leave behind: counts, and phrases that many hours had in common; nobody's name, number or address."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from accounts.roles import Role
from portal.finding import Query, Results, asked
from portal.work import worker
from search import indexing
from search.models import SearchDay, SearchedPhrase
from search.querylog import noting
from tests.cms.factories import staff
from tests.directory.factories import ProfilePageFactory, ThemeFactory

NOON = datetime(2020, 4, 6, 10, 0, tzinfo=UTC)


@pytest.fixture
def log(engine, db, client, monkeypatch):
    """Search as a visitor, in different hours: `log("pca", hours=3)`; returns the phrases that have a text."""
    indexing.rebuild()
    noting._held.take()
    # Hours of one day, whenever this runs; in the future, when all is due that pages asked for.
    clock = {"now": (timezone.now() + timedelta(days=1)).replace(hour=5, minute=0)}
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock["now"])

    def search(text, *, hours=1, path="/annuaire/", **parameters):
        worker.drain()
        for _hour in range(hours):
            assert client.get(path, {"q": text, **parameters}).status_code == 200
            clock["now"] += timedelta(hours=1)
        noting.write()
        return {phrase.text: phrase.searches for phrase in SearchedPhrase.objects.named()}

    return search


def test_a_phrase_is_named_when_three_hours_had_it(log):
    assert log("Télétravail  ", hours=2) == {}
    assert log("télétravail") == {"télétravail": 3}
    assert log("TÉLÉTRAVAIL") == {"télétravail": 4}


def test_before_that_its_text_is_nowhere(log):
    log("zweckverband", hours=2)
    row = SearchedPhrase.objects.get()
    assert (row.text, row.searches, row.hours) == ("", 2, 2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM search_searchedphrase")
        assert "zweckverband" not in str(cursor.fetchall())


def test_reloading_a_page_names_nothing(log, client):
    for _time in range(10):
        client.get("/annuaire/", {"q": "zweckverband"})
    assert log("zweckverband") == {}


@pytest.mark.parametrize(
    "text",
    [
        "camille@exemple.invalid",
        "06 12 34 56 78",
        "2 84 05 76 440 172",
        "née le 03/04/1984",
        "https://exemple.invalid/dossier",
        "ma voisine du troisième étage est seule et ne mange plus",
        "Camille Exemple",
        "exemple camille",
        "camille",
        "télétravail camille exemple",
    ],
)
def test_what_may_be_about_somebody_is_counted_and_forgotten(log, text):
    ProfilePageFactory(title="Camille Exemple")
    assert log(text, hours=4) == {}
    assert not SearchedPhrase.objects.exists()
    assert SearchDay.objects.get().searches == 4


def test_days_count_searches_and_those_that_find_nothing(log):
    ProfilePageFactory(themes=[ThemeFactory()])
    log("télétravail")
    log("introuvable")
    log("introuvable", path="/demandes/")
    log("introuvable", region="84")
    days = {day.where: (day.searches, day.without_result) for day in SearchDay.objects.all()}
    assert days["profile"][0] == 3
    assert days["profile"][1] == 1, "with a filter nobody knows whose fault it is"
    assert days["request"] == (1, 1)


def test_only_what_somebody_typed_is_noted(log, client):
    log("", hours=2)
    client.get("/annuaire/", {"q": "pca", "page": "2"})
    asked.send(None, query=Query(text="pca"), results=Results(degraded=True), took_ms=1.0)
    noting.write()
    assert not SearchDay.objects.exists()


def test_a_page_writes_nothing_itself(log, client):
    client.get("/annuaire/", {"q": "pca"})
    with connection.execute_wrapper(refuse_writes):
        assert client.get("/annuaire/", {"q": "pca"}).status_code == 200


def refuse_writes(execute, sql, params, many, context):
    assert not sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")), sql
    return execute(sql, params, many, context)


def test_a_database_that_refuses_loses_statistics_only(log, client, caplog):
    client.get("/annuaire/", {"q": "pca"})

    def refuse(execute, sql, params, many, context):
        raise OperationalError("database is locked")

    with connection.execute_wrapper(refuse):
        noting.write()
    assert "OperationalError" in caplog.text
    assert "pca" not in caplog.text


def test_a_robot_does_not_fill_the_memory(log):
    for number in range(noting.MOST_HELD + 50):
        noting.note(query=Query(text=f"mot {number}"), results=Results(), took_ms=1)
    assert len(noting._held.take()) == noting.MOST_HELD


def phrase(text, month, **fields):
    return SearchedPhrase.objects.create(
        text=text, month=month, where="profile", fingerprint=text or "x", last_hour=NOON, **fields
    )


def test_what_is_old_or_will_never_be_named_is_to_be_purged(db):
    today = date(2020, 4, 6)
    phrase("", date(2020, 4, 1))
    phrase("récent", date(2019, 4, 1))
    old = {phrase("", date(2020, 3, 1)), phrase("ancien", date(2019, 3, 1))}
    assert set(SearchedPhrase.objects.past_retention(today)) == old


@pytest.mark.parametrize(("role", "sees"), [(Role.EDITOR, True), (Role.ADMINISTRATOR, True), (Role.MODERATOR, False)])
def test_editors_read_what_finds_nothing(db, client, role, sees):
    month = date.today().replace(day=1)  # noqa: DTZ011 - the month of the row, not a moment
    phrase("introuvable", month, searches=5, without_result=5)
    phrase("télétravail", month, searches=9)
    client.force_login(staff(role))
    assert ("introuvable" in client.get("/cms/").content.decode()) is sees
    answer = client.get("/cms/search/searchedphrase/", {"fruitless": "1"})
    assert (answer.status_code == 200) is sees
    if sees:
        text = answer.content.decode()
        assert "introuvable" in text
        assert "télétravail" not in text
        everything = client.get("/cms/search/searchedphrase/").content.decode()
        assert "télétravail" in everything
