"""How long type-ahead takes on the server, for prefixes as they are typed; run on generated data.

Example: python manage.py generate_data --volunteers 50000 --requests 2000 --posts-per-request 1 --seed 1,
python manage.py search_index rebuild, then python benchmarks/suggest.py
"""

import os
import sys
import time
from pathlib import Path
from statistics import quantiles

import django

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "requests")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
django.setup()

from django.test import Client  # noqa: E402 - settings first

WORDS = [
    "télétravail",
    "plan de continuité",
    "marie durand",
    "directrice",
    "saint-denis",
    "69100",
    "ehpad les",
    "infirmier",
]
ROUNDS = 5


def main() -> None:
    """Ask for every prefix of every word by HTTP, and print the spread in milliseconds."""
    client = Client(headers={"host": "localhost", "accept": "text/html"})
    prefixes = [word[:end] for word in WORDS for end in range(2, len(word) + 1)]
    client.get("/recherche/suggestions/", {"q": "te"})
    times = []
    for _round in range(ROUNDS):
        for prefix in prefixes:
            start = time.perf_counter()
            client.get("/recherche/suggestions/", {"q": prefix})
            times.append((time.perf_counter() - start) * 1000)
    cuts = quantiles(times, n=100)
    sys.stdout.write(f"{len(times)} answers: p50 {cuts[49]:.1f}, p95 {cuts[94]:.1f}, p99 {cuts[98]:.1f} ms\n")


if __name__ == "__main__":
    main()
