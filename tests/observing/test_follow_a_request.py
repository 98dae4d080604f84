"""One id from the click to the log, the error page, the outbox, the worker and the search engine."""

import json
import logging
import re

import pytest

from portal.observing import request_ids
from portal.observing.logs import JsonFormatter
from portal.work import consumers, outbox, worker
from portal.work.models import OutboxRow
from search.engines.elastic.node import _plain

pytestmark = pytest.mark.django_db
PROXYS = "0123456789abcdef0123456789abcdef"


def test_each_answer_has_an_id_of_its_own(client):
    ids = {client.get("/sante/vivant/").headers["X-Request-ID"] for _time in range(3)}
    assert len(ids) == 3
    assert all(re.fullmatch(r"[0-9a-f]{32}", one) for one in ids)
    assert request_ids.current() == ""


@pytest.mark.parametrize(
    ("proxies", "given", "taken"),
    [(1, PROXYS, True), (0, PROXYS, False), (1, "x" * 32, False), (1, "a" * 4000, False), (1, "a\nb" * 8, False)],
)
def test_only_our_proxys_id_is_taken(client, settings, proxies, given, taken):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    answer = client.get("/sante/vivant/", headers={"x-request-id": given})
    assert (answer.headers["X-Request-ID"] == given) == taken


def test_the_worker_goes_on_under_the_id_of_the_click():
    seen = []
    before = dict(consumers._consumers)
    consumers.register("test", lambda rows: seen.append(request_ids.current()), batch=9)
    try:
        for one in ("a" * 32, "b" * 32):
            with request_ids.carried([one]):
                outbox.put("test", n=1)
        outbox.put_many("test", [{"n": 2}])
        assert worker.drain() == 3
    finally:
        consumers._consumers.clear()
        consumers._consumers.update(before)
    assert seen == [f"{'a' * 32},{'b' * 32}"]
    assert request_ids.current() == ""


def test_what_follows_from_a_batch_carries_a_bounded_number_of_ids():
    with request_ids.carried([f"{number:032x}" for number in range(500)]) as together:
        outbox.put("test")
        with request_ids.carried([together, PROXYS]) as again:
            assert again == together
    assert OutboxRow.objects.get().request_id == together
    assert together.count(",") == 4


def test_the_search_engine_is_told_the_id():
    with request_ids.carried([PROXYS]):
        assert _plain(None)["x-opaque-id"] == PROXYS
    assert "x-opaque-id" not in _plain(None)


def test_a_line_of_the_log_names_the_view_and_nobody(client, caplog):
    line = written(client, caplog, "/annuaire/zephirine-quatrebarbes/?q=zephirine", "portal.access")
    assert line["view"] == "wagtail_serve"
    assert (line["status"], line["method"], line["message"]) == (404, "GET", "request")
    assert line["queries"] > 0
    assert "zephirine" not in json.dumps(line)


def written(client, caplog, path, logger):
    """Ask for a page; return the one line that `logger` wrote, as it is written in production."""
    with caplog.at_level(logging.INFO, logger=logger):
        client.get(path)
    [record] = [record for record in caplog.records if record.name == logger]
    return json.loads(JsonFormatter().format(record))


def test_a_method_somebody_made_up_counts_as_such(client, caplog):
    with caplog.at_level(logging.INFO, logger="portal.access"):
        client.generic("ZEPHIRINE", "/sante/vivant/")
    assert caplog.records[-1].method == "?"


def test_an_error_is_written_without_what_it_says():
    try:
        raise ValueError("zephirine@example.org")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "f", 1, "broke %s", ("here",), __import__("sys").exc_info())
    line = json.loads(JsonFormatter().format(record))
    assert line["error"] == "builtins.ValueError"
    assert line["message"] == "broke here"
    assert "test_follow_a_request.py" in line["trace"][-1]
    assert "zephirine" not in json.dumps(line)
