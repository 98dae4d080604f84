"""The index on a server follows the database: older readings never win, rebuilds leave nothing behind."""

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command

from portal.finding import Query, finder
from portal.work import worker
from portal.work.outbox import put
from search import indexing, inspection
from search.documents import documents_for
from search.engines.elastic import writing
from search.engines.elastic.connection import connection
from search.engines.elastic.generations import Generations
from tests.directory.factories import ProfilePageFactory
from tests.search.conftest import ENGINES

servers = pytest.mark.parametrize("engine", ENGINES[1:], indirect=True)
pytestmark = [pytest.mark.nodes, servers]


@pytest.fixture
def people(engine, db):
    pages = [ProfilePageFactory(title=f"Personne {number}") for number in range(3)]
    worker.drain()
    return pages


def client():
    return connection(django_settings.SEARCH_URL).working


def generations():
    return Generations(client(), django_settings.SEARCH_INDEX)


def indexes():
    return sorted(client().indices.get(index=f"{django_settings.SEARCH_INDEX}-*").body)


def found():
    results = finder().find(Query(per_page=100))
    assert not results.degraded
    return sorted(hit.title for hit in results.hits)


def test_a_missing_index_is_built_whole_at_the_first_change(people):
    for name in indexes():
        client().indices.delete(index=name)
    assert finder().find(Query()).degraded
    put("index", kind="profile", pk=people[0].pk)
    worker.drain()
    assert found() == ["Personne 0", "Personne 1", "Personne 2"]


def test_an_older_reading_never_wins(people):
    withdrawn, renamed, _same = people
    version, before = writing.now_as_version(), list(documents_for("profile", [page.pk for page in people]))
    withdrawn.unpublish()
    renamed.title = "Renommée"
    renamed.save_revision().publish()
    worker.drain()
    (index,) = generations().in_use()
    writing.send(client(), writing.put(index, before, version=version), refresh=True)
    assert found() == ["Personne 2", "Renommée"]
    assert inspection.differences() == []


def test_what_a_server_refuses_is_a_failure(people):
    (index,) = generations().in_use()
    (action,) = writing.put(index, documents_for("profile", [people[0].pk]), version=writing.now_as_version())
    action["_source"]["no such field"] = "x"
    with pytest.raises(writing.BulkIndexError):
        writing.send(client(), [action], refresh=True)


def test_rebuilds_leave_the_index_in_use_and_the_one_before(people):
    for _again in range(3):
        indexing.rebuild()
    assert len(indexes()) == 2
    assert generations().in_use() == generations().written() == indexes()[1:]


def test_a_rebuild_that_fails_or_was_killed_leaves_nothing(people, monkeypatch):
    before, killed = indexes(), generations().new()
    assert generations().written() == [*before, killed]
    people[0].unpublish()
    worker.drain()
    assert found() == ["Personne 1", "Personne 2"]
    with monkeypatch.context() as broken:
        broken.setattr(indexing, "_fill", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            indexing.rebuild()
    assert indexes() == before
    assert found() == ["Personne 1", "Personne 2"]


def test_check_names_every_difference(people, capsys):
    gone, changed, unseen = people
    (index,) = generations().in_use()
    client().delete(index=index, id=f"profile:{unseen.pk}", refresh=True)
    type(gone).objects.filter(pk=gone.pk).update(live=False)
    type(changed).objects.filter(pk=changed.pk).update(title="Autrement")
    with pytest.raises(SystemExit) as stopped:
        call_command("search_index", "check")
    assert stopped.value.code == 1
    assert set(capsys.readouterr().out.splitlines()) == {
        f"foreign: profile:{gone.pk}",
        f"outdated: profile:{changed.pk}",
        f"missing: profile:{unseen.pk}",
        "differences: 3",
    }
    call_command("search_index", "rebuild")
    call_command("search_index", "check")
    assert capsys.readouterr().out.splitlines() == ["documents: 2", "differences: 0"]


def test_beyond_the_deepest_page_nothing_is_read(people):
    results = finder().find(Query(page=600, per_page=20))
    assert (results.hits, results.total, results.degraded) == ((), 3, False)
