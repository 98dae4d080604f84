"""A page that breaks says so with a number to quote; a database that is away says when to come back."""

import json
import logging

import pytest
from django.db import connection
from django.db.utils import IntegrityError, OperationalError
from django.test import Client

from portal.observing.logs import JsonFormatter

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    """A visitor who sees the page instead of the error."""
    return Client(raise_request_exception=False)


def failing(error):
    """Make every statement fail with `error`, as a server that went away does."""

    def refuse(execute, sql, params, many, context):
        raise error

    return connection.execute_wrapper(refuse)


def test_what_broke_has_a_number_that_stands_in_the_log_too(client, caplog):
    with failing(IntegrityError("Key (email)=(zephirine@example.org) already exists")):
        answer = client.get("/annuaire/")
    assert answer.status_code == 500
    number = answer.headers["X-Request-ID"]
    assert f"<code>{number}</code>" in answer.content.decode()
    assert "zephirine" not in answer.content.decode()
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/annuaire/", "/compte/login/", "/demandes/?q=x"])
def test_a_database_that_is_away_is_no_mystery(client, path):
    with failing(OperationalError("server closed the connection unexpectedly")):
        answer = client.get(path)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "absente pour un instant" in answer.content.decode()


def test_readiness_says_that_the_database_is_down(client):
    with failing(OperationalError("gone")):
        assert client.get("/sante/vivant/").status_code == 200


def test_the_line_about_it_holds_no_value(client, caplog):
    with caplog.at_level(logging.ERROR), failing(IntegrityError("(zephirine@example.org)")):
        client.get("/annuaire/?q=zephirine")
    [record] = [record for record in caplog.records if record.name == "django.request"]
    line = JsonFormatter().format(record)
    assert json.loads(line)["error"] == "django.db.utils.IntegrityError"
    assert json.loads(line)["message"] == "500 wagtail_serve"
    assert "zephirine" not in line
