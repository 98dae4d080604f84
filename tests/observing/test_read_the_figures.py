"""The figures of the running portal: for who knows the word, complete, and without anybody in them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from community.moderation.choices import Kind, Reason
from community.moderation.models import Flag
from portal.observing import measures
from portal.work import consumers, outbox, worker
from portal.work.models import OutboxRow

pytestmark = pytest.mark.django_db
PATH = "/sante/mesures/"


@pytest.fixture
def read(client, settings):
    """Read the figures: {name: {values of the labels, in the order of their names: value}}."""
    settings.METRICS_TOKEN = "only-for-prometheus"

    def figures():
        answer = client.get(PATH, headers={"authorization": "Bearer only-for-prometheus"})
        assert answer.status_code == 200
        found = {}
        for family in text_string_to_metric_families(answer.content.decode()):
            for sample in family.samples:
                found.setdefault(sample.name, {})[tuple(sample.labels[name] for name in sorted(sample.labels))] = (
                    sample.value
                )
        return found

    return figures


@pytest.mark.parametrize("header", [None, "Bearer wrong", "Bearer ", "only-for-prometheus"])
def test_nobody_else_reads_them(client, settings, header):
    settings.METRICS_TOKEN = "only-for-prometheus"
    assert client.get(PATH, headers={"authorization": header} if header else {}).status_code == 404


def test_without_a_word_there_is_nothing(client, settings):
    settings.METRICS_TOKEN = ""
    assert client.get(PATH, headers={"authorization": "Bearer "}).status_code == 404


def test_requests_and_queries_are_counted_by_view(client, read):
    before = read()["entraide_requests_total"].get(("GET", "404", "wagtail_serve"), 0)
    client.get("/annuaire/zephirine-quatrebarbes/")
    after = read()
    assert after["entraide_requests_total"][("GET", "404", "wagtail_serve")] == before + 1
    assert after["entraide_queries_total"][("wagtail_serve",)] > 0
    assert after["entraide_request_seconds_count"][("wagtail_serve",)] > 0
    assert "zephirine" not in str(after)


def test_what_waits_is_told_with_its_age(read):
    row = outbox.put("mail", delivery=1, text="", html="")
    OutboxRow.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(minutes=20))
    OutboxRow.objects.create(topic="index", dead_at=timezone.now())
    found = read()
    assert found["entraide_outbox_rows"][("waiting", "mail")] == 1
    assert found["entraide_outbox_rows"][("dead", "index")] == 1
    assert 1200 <= found["entraide_outbox_oldest_seconds"][("mail",)] < 1300
    assert ("index",) not in found["entraide_outbox_oldest_seconds"]
    assert found["entraide_part_up"][("mail",)] == 0.5
    assert found["entraide_part_up"][("database",)] == 1


def test_work_is_counted_by_its_outcome(read):
    def refuse(rows):
        raise OSError

    before = dict(consumers._consumers)
    consumers.register("test", refuse)
    try:
        outbox.put("test")
        earlier = read().get("entraide_work_total", {}).get(("failed", "test"), 0)
        worker.work_once()
        assert read()["entraide_work_total"][("failed", "test")] == earlier + 1
    finally:
        consumers._consumers.clear()
        consumers._consumers.update(before)


def test_moderators_who_are_late_are_seen(read):
    Flag.objects.create(kind=Kind.POST, object_id=1, reason=Reason.SPAM, at=timezone.now() - timedelta(hours=5))
    ages = read()["entraide_moderation_oldest_seconds"]
    assert 18000 <= ages[("flag",)] < 18100
    assert ages[("held",)] == 0


def test_one_figure_that_can_not_be_read_hides_no_other(read):
    def broken():
        raise OSError

    known = dict(measures._measures)
    measures.register(measures.Measure("entraide_broken", "never there", broken))
    try:
        found = read()
    finally:
        measures._measures.clear()
        measures._measures.update(known)
    assert "entraide_broken" not in found
    assert "entraide_part_up" in found


def test_a_slow_statement_is_written_down_without_its_values(client, read, settings, caplog):
    settings.SLOW_QUERY_MS = 0
    before = read()["entraide_slow_queries_total"][()]
    client.get("/annuaire/zephirine-quatrebarbes/")
    assert read()["entraide_slow_queries_total"][()] > before
    slow = [record for record in caplog.records if record.name == "portal.slow_queries"]
    assert any("wagtailcore_page" in record.sql for record in slow)
    assert not any("zephirine" in record.sql for record in slow)
    settings.SLOW_QUERY_MS = 100_000
    caplog.clear()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert caplog.records == []
