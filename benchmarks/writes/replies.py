"""What a reply costs beside one row that a small view inserts, and beside the plain page of one row.

What an insert costs depends on what one takes for granted: `INSERT_TO_ROW` is what one took elsewhere, on a machine
like this, beside the page of one row (3.0 and 2.9 ms), which is measured here in the same turns.
"""

import http.client
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from itertools import cycle
from urllib.parse import urlencode
from uuid import uuid4

from ..pages import Server, asked, serving
from .words import word

ROUNDS, TURN = 12, 10
INSERT_TO_ROW = 3.0 / 2.9
TOKEN = "a" * 32
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Host": "localhost"}
# People who wrote before: what a newcomer says first is read by moderators before it is published.
AUTHORS = """
import json
from django.test import Client
from accounts.models import User
def cookie(user):
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value
writers = User.objects.filter(volunteer__profile__live=True, posts__isnull=False, is_active=True).distinct()
print(json.dumps({user.pk: cookie(user) for user in writers.order_by("pk")[:60]}))
"""
Asked = tuple[str, dict[str, str], dict[str, str]]


def post(port: int, path: str, fields: dict[str, str], headers: dict[str, str]) -> int:
    """Send a form; return the status of the answer."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as line:
        return post_on(line, path, fields, headers)


def post_on(line: http.client.HTTPConnection, path: str, fields: dict[str, str], headers: dict[str, str]) -> int:
    """Send a form on a connection that may have carried others, as browsers do; return the status of the answer."""
    line.request("POST", path, urlencode(fields), FORM | headers)
    answer = line.getresponse()
    answer.read()
    return answer.status


def replies(slug: str, cookies: Iterable[str]) -> Iterator[Asked]:
    """Yield forms that say something new, each by another person."""
    for number, cookie in enumerate(cycle(cookies)):
        body = f"Nous avons vécu la même chose ({number % 100}) : {word()} {word()}. Voici comment, **en trois jours**."
        fields = {"body": body, "key": uuid4().hex, "csrfmiddlewaretoken": TOKEN}
        yield f"/demandes/{slug}/repondre/", fields, {"Cookie": f"sessionid={cookie}; csrftoken={TOKEN}"}


def written(server: Server, forms: Iterator[Asked]) -> None:
    """Send so many forms to a server on one connection, and note the time of its processor."""
    before = server.used()
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as line:
        for _time in range(TURN):
            path, fields, headers = next(forms)
            began = time.perf_counter()
            status = post_on(line, path, fields, headers)
            if status not in (201, 302, 303):
                raise SystemExit(f"{path} answers {status}")
            server.clock.setdefault("written", []).append((time.perf_counter() - began) * 1000)
    server.ticks["written"] = server.ticks.get("written", 0) + server.used() - before


def plainly(pk: int, cookies: Iterable[str]) -> Iterator[Asked]:
    """Yield the same for the plain view that takes a form of somebody signed in."""
    for cookie in cycle(cookies):
        fields = {"body": f"Nous avons vécu la même chose : {word()} {word()}.", "csrfmiddlewaretoken": TOKEN}
        yield f"/post?pk={pk}", fields, {"Cookie": f"sessionid={cookie}; csrftoken={TOKEN}"}


def posting(size: int, slug: str, pk: int, profile: int) -> dict[str, object]:
    """Return what a reply takes beside a bare row, a row by a plain form of somebody signed in, and a row's page."""
    page = f"/row?pk={profile}"
    cookies: dict[str, str] = asked(size, AUTHORS)
    row: Asked = ("/insert", {"user": next(iter(cookies)), "title": "Une ligne", "text": "Un mot de plus. " * 10}, {})
    with ExitStack() as running:
        ours = running.enter_context(serving(size, "portal.wsgi"))
        settings = {"DJANGO_SETTINGS_MODULE": "benchmarks.reference.settings"}
        plain = running.enter_context(serving(size, "benchmarks.reference.wsgi", **settings))
        signed_in = running.enter_context(serving(size, "benchmarks.reference.signed_in", **settings))
        sent = [(ours, replies(slug, cookies.values())), (plain, cycle([row]))]
        sent.append((signed_in, plainly(pk, cookies.values())))
        for number in range(ROUNDS + 1):
            for server, forms in sent:
                written(server, forms)
            plain.ask(page, TURN)
            if not number:
                for server, _forms in sent:
                    server.clock.clear()
                    server.ticks.clear()
        told = {"reply": ours.told("written"), "row": plain.told("written"), "plain form": signed_in.told("written")}
        told["page of a row"] = plain.told(page)
    reply, row_alone, form, read = (one["cpu_ms"] for one in told.values())
    ratios = {"ratio": row_alone, "ratio_to_form": form, "ratio_to_insert_elsewhere": read * INSERT_TO_ROW}
    return told | {name: round(one / reply, 2) for name, one in ratios.items()}
