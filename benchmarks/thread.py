"""What a page of fifty posts of five hundred costs, beside a plain loop over the same; and how fast people post.

Example: python -m benchmarks.thread [ROUNDS], on a portal of its own: a database with its tables under `VAR_DIR`, or
`DATABASE_URL`. A discussion of 500 posts is written by 100 people, by the action that every reply goes through. Its
last page is asked for in turns: ours by a visitor and by a member, the plain view (`benchmarks/reference/thread.py`),
and the same over the HTML that is kept. Prints JSON: medians of processor milliseconds a request, ours as a ratio to
both, queries, and posts by second.
"""

import json
import os
import sys
import time
from statistics import median
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.thread_settings")
django.setup()

from django.db import connection  # noqa: E402 - settings first
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import User  # noqa: E402
from community import actions  # noqa: E402
from community.addresses import thread_url  # noqa: E402
from community.models import Thread  # noqa: E402
from directory.models import Establishment, EstablishmentCategory, Membership, Theme  # noqa: E402

# Five messages each: nobody may write more within a minute (`community/guarding/pace.py`).
POSTS, PEOPLE = 500, 100
BODY = """Bonjour, voici comment nous avons fait, message {number}.

- un **groupe de travail** par service, avec une personne référente ;
- une charte d'une page, [à relire ici](https://exemple.fr/charte-{number}) ;
- un point chaque semaine, *jamais plus d'une demi-heure*.

> Qui valide les accès à distance ?

La direction des soins, après avis de l'informatique. Voir aussi https://exemple.fr/guide pour la suite."""


def discussion() -> tuple[Thread, dict[str, float]]:
    """Write a discussion; return it with how fast that went."""
    theme = Theme.objects.get_or_create(slug="mesure", defaults={"name_fr": "Mesure"})[0]
    # People of this run alone: who writes in a second discussion what they wrote in the first, is held back.
    before = User.objects.filter(email__startswith="mesure-").count()
    people = [writer(before + number) for number in range(PEOPLE)]
    thread = Thread.objects.create(theme=theme, title=f"Mesure du {timezone.now():%H:%M:%S}", author=people[0])
    clock, cpu = time.perf_counter(), time.process_time()
    for number in range(POSTS):
        actions.reply(thread, by=people[number % PEOPLE], body=BODY.format(number=number))
    took, used = time.perf_counter() - clock, time.process_time() - cpu
    return thread, {"by_second": round(POSTS / took, 1), "by_processor_second": round(POSTS / used, 1)}


def writer(number: int) -> User:
    """Return a confirmed member of an establishment."""
    category = EstablishmentCategory.objects.first() or EstablishmentCategory.objects.create(
        code="0", acronym="EHPAD", name="Établissement"
    )
    house, _new = Establishment.objects.get_or_create(
        name=f"Maison {number}", defaults={"category": category, "finess": f"99{number:07d}"}
    )
    user, _new = User.objects.get_or_create(
        email=f"mesure-{number}@exemple.invalid", defaults={"first_name": "Camille", "last_name": f"Mesure-{number}"}
    )
    Membership.objects.get_or_create(user=user, establishment=house, defaults={"confirmed_at": timezone.now()})
    return user


def asked(client: Client, address: str) -> tuple[float, int]:
    """Return the processor milliseconds of one answer, and the number of queries of another: counting takes time."""
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    number = len(queries)
    cpu = time.process_time()
    answer = client.get(address)
    used = (time.process_time() - cpu) * 1000
    if answer.status_code != 200 or answer.content.count(b'<li id="message-') != 50:
        raise SystemExit(f"{address} answers {answer.status_code} without fifty posts")
    return used, number


def measured(thread: Thread, rounds: int) -> dict[str, dict[str, float]]:
    """Ask for each page in turns, so that all see the same machine."""
    visitor, member = Client(headers={"host": "localhost"}), Client(headers={"host": "localhost"})
    member.force_login(thread.author)
    ours = f"{thread_url(thread)}?page={POSTS // 50}"
    pages = {
        "visitor": (visitor, ours),
        "member": (member, ours),
        "plain": (visitor, f"/plain/{thread.pk}/"),
        "lean": (visitor, f"/lean/{thread.pk}/"),
    }
    times: dict[str, list[tuple[float, int]]] = {name: [] for name in pages}
    for number in range(rounds + 2):
        for name, (client, address) in pages.items():
            one = asked(client, address)
            # The first two rounds fill what a running portal has filled: templates, kept posts, menus.
            times[name] += [one] if number > 1 else []
    return {
        name: {"processor_ms": round(median(used for used, _n in rows), 2), "queries": max(n for _used, n in rows)}
        for name, rows in times.items()
    }


def main() -> None:
    """Print what was measured."""
    thread, posting = discussion()
    found: dict[str, Any] = measured(thread, int(sys.argv[1]) if len(sys.argv) > 1 else 25)
    for name in ("visitor", "member"):
        for beside in ("plain", "lean"):
            found[name][f"to_{beside}"] = round(found[name]["processor_ms"] / found[beside]["processor_ms"], 3)
    sys.stdout.write(json.dumps(found | {"posting": posting, "database": connection.vendor}, indent=2) + "\n")


if __name__ == "__main__":
    main()
