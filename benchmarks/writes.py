"""What writing costs, beside one row that a small view inserts; and a minute of fifty people a second at the door.

Example: bin/bench --writes [VOLUNTEERS [SECONDS]] (2000 60), on a portal made as for `--growth`. Replies are sent to
one thread by its form, in turns with rows for the reference, both to servers of one process. Then first forms of
sign-up come at the door, fifty a second whether they are answered or not, beside readers of the main pages, with two
web processes and the worker; the readers are timed without them first. Prints JSON: milliseconds of the processor for
one reply and one row; p50 and p95 of pages by the clock, alone and meanwhile; how many forms were acknowledged, and how
many of these have no letter afterwards.
"""

import http.client
import json
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import cycle
from urllib.parse import urlencode
from uuid import uuid4

from .crowd import told, worker
from .growth import PAGES, REQUESTS, subjects
from .pages import VAR, Server, manage, prepare, serving

ROUNDS, TURN = 12, 10
DOORS, READERS = 50, 10  # a second
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
LETTERS = """
import json
from portal.mail.models import Delivery
print(json.dumps(list(Delivery.objects.filter(recipient__startswith="vague-").values_list("recipient", flat=True))))
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
        # No long number: its author would be asked whether it is a telephone.
        words = " ".join(uuid4().hex.translate(str.maketrans("0123456789", "ghijklmnop"))[at::4] for at in range(4))
        body = f"Nous avons vécu la même chose ({number % 100}) : {words}. Voici comment, **en trois jours**."
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


def posting(size: int, slug: str) -> dict[str, object]:
    """Return what a reply takes beside a row."""
    cookies: dict[str, str] = json.loads(manage(size, "shell", "-v", "0", "-c", AUTHORS).splitlines()[-1])
    row: Asked = ("/insert", {"user": next(iter(cookies)), "title": "Une ligne", "text": "Un mot de plus. " * 10}, {})
    with ExitStack() as running:
        ours = running.enter_context(serving(size, "portal.wsgi"))
        settings = {"DJANGO_SETTINGS_MODULE": "benchmarks.reference.settings"}
        plain = running.enter_context(serving(size, "benchmarks.reference.wsgi", **settings))
        both = [(ours, replies(slug, cookies.values())), (plain, cycle([row]))]
        for number in range(ROUNDS + 1):
            for server, forms in both:
                written(server, forms)
                if not number:
                    server.clock.clear()
                    server.ticks.clear()
        reply, one_row = ours.told("written"), plain.told("written")
    return {"reply": reply, "row": one_row, "ratio": round(one_row["cpu_ms"] / reply["cpu_ms"], 2)}


def read(port: int, paths: dict[str, str], seconds: float) -> list[float]:
    """Ask for pages at their pace, whether the one before was answered or not; return how long each took."""

    def one(path: str) -> float:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        began = time.perf_counter()
        line.request("GET", path, headers={"Host": "localhost", "Accept-Language": "fr"})
        line.getresponse().read()
        line.close()
        return (time.perf_counter() - began) * 1000

    with ThreadPoolExecutor(8) as readers:
        going = [readers.submit(one, path) for path in paced(cycle(paths.values()), READERS, seconds)]
        return [one.result() for one in going]


def paced(things: Iterator[str], by_second: int, seconds: float) -> Iterator[str]:
    """Yield so many things a second for so many seconds."""
    began = time.monotonic()
    for number in range(int(by_second * seconds)):
        time.sleep(max(0.0, began + number / by_second - time.monotonic()))
        yield next(things)


def knock(port: int, seconds: float) -> list[tuple[str, int]]:
    """Send the first form of sign-up for one new address after the other; return them with the answers' status."""

    def one(email: str) -> tuple[str, int]:
        # Everybody at home: limits count each address alone.
        address = ".".join(["10", *map(str, uuid4().bytes[:3])])
        headers = {"Cookie": f"csrftoken={TOKEN}", "X-Forwarded-For": address}
        return email, post(port, "/compte/signup/", {"email": email, "csrfmiddlewaretoken": TOKEN}, headers)

    run = uuid4().hex[:8]
    addresses = (f"vague-{run}-{number}@exemple.invalid" for number in range(int(DOORS * seconds)))
    with ThreadPoolExecutor(32) as people:
        going = [people.submit(one, email) for email in paced(addresses, DOORS, seconds)]
        return [one.result() for one in going]


def wave(size: int, seconds: float, names: dict[str, str]) -> dict[str, object]:
    """Return what readers wait without and with people at the door, and what became of their forms."""
    paths = {name: path.format(**names) for name, path in PAGES.items()}
    letters = f"filemail:///{VAR / 'bench' / 'letters'}"
    more = {"TRUSTED_PROXY_COUNT": "1", "EMAIL_URL": letters}
    with worker(size, **more), serving(size, "portal.wsgi", WEB_CONCURRENCY="2", **more) as server:
        read(server.port, paths, 5)
        alone = read(server.port, paths, seconds)
        with ThreadPoolExecutor(1) as door:
            knocking = door.submit(knock, server.port, seconds)
            meanwhile = read(server.port, paths, seconds)
            answered = knocking.result()
    known = set(json.loads(manage(size, "shell", "-v", "0", "-c", LETTERS).splitlines()[-1]))
    taken = {email for email, status in answered if status == 302}
    ratio = round(told(meanwhile)["p95"] / told(alone)["p95"], 2)
    forms = {"sent": len(answered), "acknowledged": len(taken), "lost": len(taken - known)}
    return {"pages_alone": told(alone), "pages_meanwhile": told(meanwhile), "p95_ratio": ratio, "forms": forms}


def main() -> None:
    """Measure."""
    size, seconds = (int(word) for word in (sys.argv[1:] + ["2000", "60"][len(sys.argv) - 1 :]))
    prepare(size, REQUESTS)
    names = subjects(size)
    result = {"volunteers": size, "posting": posting(size, names["request"]), "wave": wave(size, seconds, names)}
    (VAR / "bench" / f"writes-{size}.json").write_text(json.dumps(result, indent=2))
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
