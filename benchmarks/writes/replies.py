"""What a reply costs beside one row that a small view inserts."""

import http.client
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import cycle
from urllib.parse import urlencode
from uuid import uuid4

from ..pages import Server, asked, serving
from .words import word

ROUNDS, TURN = 12, 10
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
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        line.request("POST", path, urlencode(fields), FORM | headers)
        answer = line.getresponse()
        answer.read()
        return answer.status
    finally:
        line.close()


def replies(slug: str, cookies: Iterable[str]) -> Iterator[Asked]:
    """Yield forms that say something new, each by another person."""
    for number, cookie in enumerate(cycle(cookies)):
        body = f"Nous avons vécu la même chose ({number % 100}) : {word()} {word()}. Voici comment, **en trois jours**."
        fields = {"body": body, "key": uuid4().hex, "csrfmiddlewaretoken": TOKEN}
        yield f"/demandes/{slug}/repondre/", fields, {"Cookie": f"sessionid={cookie}; csrftoken={TOKEN}"}


def written(server: Server, forms: Iterator[Asked]) -> None:
    """Send so many forms to a server, and note the time of its processor."""
    before = server.used()
    for _time in range(TURN):
        path, fields, headers = next(forms)
        began = time.perf_counter()
        status = post(server.port, path, fields, headers)
        if status not in (201, 302, 303):
            raise SystemExit(f"{path} answers {status}")
        server.clock.setdefault("written", []).append((time.perf_counter() - began) * 1000)
    server.ticks["written"] = server.ticks.get("written", 0) + server.used() - before


def plainly(pk: int, cookies: Iterable[str]) -> Iterator[Asked]:
    """Yield the same for the plain view that takes a form of somebody signed in."""
    for cookie in cycle(cookies):
        fields = {"body": f"Nous avons vécu la même chose : {word()} {word()}.", "csrfmiddlewaretoken": TOKEN}
        yield f"/post?pk={pk}", fields, {"Cookie": f"sessionid={cookie}; csrftoken={TOKEN}"}


def posting(size: int, slug: str, pk: int) -> dict[str, object]:
    """Return what a reply takes beside a bare row, and beside a row by a plain form of somebody signed in."""
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
                if not number:
                    server.clock.clear()
                    server.ticks.clear()
        told = {"reply": ours.told("written"), "row": plain.told("written"), "plain form": signed_in.told("written")}
    reply, row_alone, form = (one["cpu_ms"] for one in told.values())
    return told | {"ratio": round(row_alone / reply, 2), "ratio_to_form": round(form / reply, 2)}
