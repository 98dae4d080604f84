"""Whether the portal lives, and how each of its parts is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.finding import Query, Results
from portal.work import outbox
from portal.work.models import OutboxRow

pytestmark = pytest.mark.django_db


class EngineThatIsAway:
    """Answers as an engine that cannot be reached does."""

    def find(self, query: Query) -> Results:
        return Results(degraded=True)


def engine_that_breaks() -> None:
    raise OSError("no such engine")


def test_the_process_answers_without_a_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/sante/vivant/").status_code == 200


def test_readiness_names_each_part(client):
    answer = client.get("/sante/pret/")
    assert answer.status_code == 200
    assert set(answer.json()["parts"]) == {"database", "search", "mail", "storage", "work"}


@pytest.mark.parametrize(("engine", "state"), [("EngineThatIsAway", "degraded"), ("engine_that_breaks", "down")])
def test_a_search_engine_that_is_away_does_not_stop_pages(client, settings, engine, state):
    settings.FINDER = f"{__name__}.{engine}"
    answer = client.get("/sante/pret/")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert answer.json()["parts"]["search"] == state


@pytest.mark.parametrize(("age", "state"), [(timedelta(minutes=5), "ok"), (timedelta(minutes=20), "degraded")])
def test_letters_that_wait_too_long_are_told(client, age, state):
    row = outbox.put("mail", delivery=1, text="", html="")
    OutboxRow.objects.filter(pk=row.pk).update(created_at=timezone.now() - age)
    assert client.get("/sante/pret/").json()["parts"]["mail"] == state
