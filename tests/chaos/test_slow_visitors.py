"""Behind nginx as we set it up: slow visitors hold nobody up, and what it serves by itself is safe."""

import http.client
import os
import socket
import ssl
import time
from statistics import quantiles

import pytest

from tests.chaos.nginx import PROGRAM, nginx
from tests.chaos.site import HOST

SLOW = int(os.environ.get("CHAOS_SLOW", "200"))
ORDINARY = 40
ROUND_ABOUT = (
    "/media/documents/secret.pdf",
    "/media/x/../documents/secret.pdf",
    "/media//documents/secret.pdf",
    "/media/%64ocuments/secret.pdf",
    "/static/../media/documents/secret.pdf",
    "/static../private/x",
)
pytestmark = pytest.mark.skipif(not PROGRAM, reason="nginx isn't installed: bin/test installs it")


@pytest.fixture(scope="module")
def ports(site):
    with nginx(site) as ports:
        yield ports


def over_tls(ports):
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return http.client.HTTPSConnection("127.0.0.1", ports[1], timeout=20, context=context)


def ask(ports, path, **headers):
    connection = over_tls(ports)
    try:
        connection.request("GET", path, headers={"Host": HOST} | headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()
    finally:
        connection.close()


def seconds_of(ports, path):
    begin = time.monotonic()
    return ask(ports, path)[0], time.monotonic() - begin


def test_who_sends_a_byte_now_and_then_holds_nobody_up(site, ports):
    quiet = [seconds_of(ports, "/annuaire/") for _time in range(ORDINARY)]
    sockets = [socket.create_connection(("127.0.0.1", ports[0])) for _one in range(SLOW)]
    direct = "GET /annuaire/ HTTP/1.1\r\nHost: " + HOST + "\r\nX-Slow: "
    try:
        for one in sockets:
            one.sendall(direct.encode())
        meanwhile = []
        for _time in range(ORDINARY):
            for one in sockets[::10]:
                one.sendall(b"a")
            meanwhile.append(seconds_of(ports, "/annuaire/"))
    finally:
        for one in sockets:
            one.close()
    assert [status for status, _seconds in meanwhile].count(200) >= 0.99 * ORDINARY
    before, during = (quantiles([seconds for _status, seconds in some], n=20)[-1] for some in (quiet, meanwhile))
    assert during <= max(1.0, 3 * before)


def test_documents_are_not_served_past_the_door_that_asks(site, ports):
    folder = site.folder / "var/media/documents"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "secret.pdf").write_text("%PDF-")
    (folder.parent / "picture.jpg").write_bytes(b"\xff\xd8")
    for parent in (folder.parent, folder.parent.parent):
        parent.chmod(0o755)
    for path in ROUND_ABOUT:
        assert ask(ports, path)[0] in {400, 404}, path
    status, headers, _body = ask(ports, "/media/picture.jpg")
    assert (status, headers["Content-Security-Policy"]) == (200, "default-src 'none'; sandbox")
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_style_sheets_are_kept_for_a_year_by_their_name(site, ports):
    name = next((site.folder / "var/static/css").glob("site.*.css")).name
    status, headers, _body = ask(ports, f"/static/css/{name}")
    assert status == 200
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_plain_http_and_its_idea_of_who_asks_are_not_believed(site, ports):
    connection = http.client.HTTPConnection("127.0.0.1", ports[0], timeout=10)
    connection.request("GET", "/annuaire/", headers={"Host": HOST})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}/annuaire/")
    connection.close()
    status, headers, _body = ask(ports, "/", **{"X-Forwarded-Proto": "http", "X-Request-ID": "f" * 32})
    assert status == 200
    assert headers["X-Request-ID"] != "f" * 32
    assert "max-age=31536000" in headers["Strict-Transport-Security"]
