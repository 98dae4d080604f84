"""How long the page of key figures and the bulletin take on the server, fresh and kept; run on generated data.

Example: python manage.py generate_data --volunteers 50000 --requests 2000 --posts-per-request 1 --seed 1, then
python benchmarks/key_figures.py [ROUNDS]. Fresh: the cache is emptied before each answer, menus and all. Kept: nothing
was dated since the same question. Prints JSON: medians in milliseconds by the clock and of the processor, with the
number of queries.
"""

import json
import os
import sys
import time
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[1]
# This folder has a `search` too: the app must be found first.
sys.path[:0] = [str(ROOT), str(ROOT / "requests")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
django.setup()

from django.core.cache import cache  # noqa: E402 - settings first
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from directory.models import VolunteerFact  # noqa: E402
from help_requests.models import HelpRequestPage  # noqa: E402


def addresses() -> dict[str, str]:
    """Return what is asked, by what it is called."""
    yesterday = timezone.localdate() - timedelta(days=1)
    return {
        "twelve weeks": "/chiffres/",
        "a year": f"/chiffres/?du={timezone.localdate() - timedelta(days=365)}",
        "a region and a theme": "/chiffres/?region=11&theme=teletravail",
        "JSON": "/chiffres/json/",
        "bulletin": f"/chiffres/{yesterday}/",
    }


def timed(client: Client, address: str) -> tuple[float, float, int]:
    """Return what an answer took: by the clock and of the processor, in milliseconds, and its queries."""
    with CaptureQueriesContext(connection) as queries:
        clock, cpu = time.perf_counter(), time.process_time()
        answer = client.get(address)
        took = (time.perf_counter() - clock) * 1000, (time.process_time() - cpu) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")
    return *took, len(queries)


def measured(client: Client, address: str, rounds: int) -> dict[str, Any]:
    """Ask fresh and kept in turns, so that both see the same machine."""
    fresh, kept = [], []
    for _round in range(rounds):
        cache.clear()
        fresh.append(timed(client, address))
        kept.append(timed(client, address))
    return {"fresh": medians(fresh), "kept": medians(kept)}


def medians(times: list[tuple[float, float, int]]) -> dict[str, Any]:
    """Return the middle of each column."""
    clock, cpu, queries = zip(*times, strict=True)
    return {"ms": round(median(clock), 1), "processor_ms": round(median(cpu), 1), "queries": max(queries)}


def main() -> None:
    """Print the times of every address."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    client = Client(headers={"host": "localhost"})
    client.get("/")
    size = {"volunteers": VolunteerFact.objects.current().count(), "requests": HelpRequestPage.objects.count()}
    found = {name: measured(client, address, rounds) for name, address in addresses().items()}
    sys.stdout.write(json.dumps(size | found, indent=2) + "\n")


if __name__ == "__main__":
    main()
