"""Errors told to a server that speaks Sentry's language: what broke is there, and nothing of anybody."""

import gzip
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import brotli
import pytest
import sentry_sdk
from django.conf import settings
from django.core.signals import got_request_exception
from django.db import connection
from django.db.utils import IntegrityError
from django.test import Client

from portal.observing import reporting
from portal.work import outbox, worker

pytestmark = pytest.mark.django_db
UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}
SECRETS = ("zephirine", "geheim", "Zephyr/1.0", "192.0.2.7")


class Inbox(HTTPServer):
    """Keeps what is sent to it."""

    def __init__(self):
        self.bodies = []
        super().__init__(("127.0.0.1", 0), Handler)


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.bodies.append(UNPACK[self.headers.get("Content-Encoding")](body))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def inbox():
    server = Inbox()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def told(inbox, settings):
    """Have errors told to the inbox; what is returned reads the events that came."""
    settings.SENTRY_DSN = f"http://key@127.0.0.1:{inbox.server_port}/1"
    reporting.start()

    def events():
        sentry_sdk.flush(5)
        return [json.loads(line) for body in inbox.bodies for line in body.splitlines() if b'"exception"' in line]

    yield events
    got_request_exception.disconnect(reporting._page_broke)
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)


def refuse(execute, sql, params, many, context):
    raise IntegrityError(f"Key (email)=({SECRETS[0]}@example.org) already exists")


def test_a_page_that_broke_is_told_and_nobody_is(told, inbox):
    headers = {"cookie": f"sessionid={SECRETS[1]}", "user-agent": SECRETS[2]}
    with connection.execute_wrapper(refuse):
        client = Client(raise_request_exception=False, headers=headers)
        answer = client.get(f"/annuaire/?q={SECRETS[0]}", REMOTE_ADDR=SECRETS[3])
    (event,) = told()
    assert event["exception"]["values"][-1]["type"] == "IntegrityError"
    assert event["exception"]["values"][-1]["stacktrace"]["frames"][-1]["function"] == "refuse"
    assert event["tags"]["request_id"] == answer.headers["X-Request-ID"]
    assert [secret for secret in (*SECRETS, "?q=") if secret in b"".join(inbox.bodies).decode()] == []


def test_work_that_failed_is_told_and_for_whom_is_not(told, inbox):
    outbox.put("mail", text=SECRETS[0])
    worker.work_once()
    (event,) = told()
    assert event["tags"]["what"] == "mail"
    assert SECRETS[0] not in b"".join(inbox.bodies).decode()


def test_without_an_address_nothing_is_told(inbox):
    with connection.execute_wrapper(refuse):
        Client(raise_request_exception=False).get("/annuaire/")
    assert inbox.bodies == []


def test_an_address_without_its_package_is_said(tmp_path):
    hidden = "import sys\nsys.modules['sentry_sdk'] = None\n"
    command = f"{hidden}import django\ndjango.setup()"
    environment = os.environ | {"SENTRY_DSN": "http://key@127.0.0.1:1/1", "VAR_DIR": str(tmp_path)}
    environment["DJANGO_SETTINGS_MODULE"] = "portal.settings.dev"
    words = [sys.executable, "-c", command]
    done = subprocess.run(words, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    assert "pip install --require-hashes -r requirements-optional.txt" in done.stderr
