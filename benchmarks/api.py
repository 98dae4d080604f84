"""How many answers a second the API gives, beside the page that shows the same and beside a bare view.

Example: python manage.py generate_data --volunteers 10000 --requests 2000 --posts-per-request 3 --seed 1, then python
manage.py search_index rebuild and python benchmarks/api.py [ROUNDS]. All three are asked in turns, so that they see the
same machine; times are of the processor. Prints JSON: answers a second by kind, the ratio of the API to the page and to
the bare view, queries, and the bytes of an answer.
"""

import json
import os
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[1]
# This folder has a `search` too: the app must be found first.
sys.path[:0] = [str(ROOT), str(ROOT / "requests")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
django.setup()

from django.core.cache import caches  # noqa: E402 - settings first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from directory.models import VolunteerProfilePage  # noqa: E402
from help_requests.models import HelpRequestPage  # noqa: E402

# Alive, and nothing else: the way through the middleware and back.
BARE = "/sante/vivant/"


def pairs() -> dict[str, tuple[str, str]]:
    """Return what the API is asked and what shows the same, by what it is called."""
    request = HelpRequestPage.objects.live().order_by("pk")[0]
    person = VolunteerProfilePage.objects.live().order_by("pk")[0]
    return {
        "list of volunteers": ("/api/v1/profiles", "/annuaire/"),
        "search": ("/api/v1/search?q=t%C3%A9l%C3%A9travail", "/recherche/?q=t%C3%A9l%C3%A9travail"),
        "list of requests": ("/api/v1/requests", "/demandes/"),
        "one request": (f"/api/v1/requests/{request.slug}", f"/demandes/{request.slug}/"),
        "one volunteer": (f"/api/v1/profiles/{person.slug}", f"/annuaire/{person.slug}/"),
    }


def timed(client: Client, address: str) -> tuple[float, int, int]:
    """Return what an answer took of the processor, in seconds, its queries and its bytes."""
    caches["memory"].clear()  # the limit of one caller
    with CaptureQueriesContext(connection) as queries:
        start = time.process_time()
        answer = client.get(address)
        took = time.process_time() - start
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")
    return took, len(queries), len(answer.content)


def measured(client: Client, api: str, page: str, rounds: int) -> dict[str, Any]:
    """Ask the three in turns, and compare the middle of each."""
    for address in (api, page, BARE):
        timed(client, address)
    times = [tuple(timed(client, address) for address in (api, page, BARE)) for _round in range(rounds)]
    of_api, of_page, of_bare = (median(row[place][0] for row in times) for place in range(3))
    return {
        "api_per_second": round(1 / of_api, 1),
        "page_per_second": round(1 / of_page, 1),
        "bare_per_second": round(1 / of_bare, 1),
        "api_to_page": round(of_page / of_api, 2),
        "api_to_bare": round(of_bare / of_api, 3),
        "queries": times[-1][0][1],
        "bytes": times[-1][0][2],
    }


def main() -> None:
    """Print the numbers of every pair."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    client = Client(headers={"host": "localhost"})
    size = {"volunteers": VolunteerProfilePage.objects.live().count(), "requests": HelpRequestPage.objects.count()}
    found = {name: measured(client, *addresses, rounds) for name, addresses in pairs().items()}
    print(json.dumps(size | {"rounds": rounds, "pairs": found}, indent=2))  # noqa: T201 - this is the result


if __name__ == "__main__":
    main()
