"""How long the figures of a week take for a whole country, beside the plain SQL that counts the same.

Example: DATABASE_URL=postgres://… python manage.py migrate && python manage.py load_reference, then
python benchmarks/weekly_report.py --make 350000 100000, then python benchmarks/weekly_report.py [ROUNDS]. PostgreSQL
only, on this machine. Both are asked in turns. Prints JSON: medians in seconds by the clock and of the processor (this
process and the one that serves it, which has no helpers here), their ratio of the processor, the most memory Python
held meanwhile in megabytes, and whether both counted the same.
"""

import argparse
import json
import os
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "requests")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
django.setup()

from django.db import connection  # noqa: E402 - settings first

from reports.figures import compute  # noqa: E402
from reports.weeks import Week  # noqa: E402

WEEK = Week.parse("2020-W14")
HERE = Path(__file__).parent


def make(volunteers: int, requests: int) -> None:
    """Fill an empty database with dated rows."""
    script = (HERE / "weekly_report.sql").read_text(encoding="utf-8")
    with connection.cursor() as cursor:
        cursor.execute(script.format(volunteers=volunteers, requests=requests))
        cursor.execute("VACUUM ANALYZE")


def plain() -> dict[str, int]:
    """Count with plain SQL: each statement of the reference is one of the figures' breakdowns."""
    found: dict[str, int] = {}
    statements = (HERE / "reference" / "weekly_report.sql").read_text(encoding="utf-8").split(";\n")
    with connection.cursor() as cursor:
        for statement in filter(str.strip, statements):
            cursor.execute(statement, {"start": WEEK.start, "until": WEEK.last_instant})
            rows = cursor.fetchall()
            names = [column.name for column in cursor.description]
            if len(rows) == 1 and "code" not in names:
                found |= dict(zip(names, rows[0], strict=True))
    return found


def processor() -> float:
    """Return the seconds of the processor spent so far by this process and by the one that serves its questions."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        words = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return time.process_time() + (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Return what it took by the clock and of the processor, in seconds, and what it gave."""
    begin, spent = time.perf_counter(), processor()
    given = work()
    return time.perf_counter() - begin, processor() - spent, given


def memory() -> float:
    """Return the most that Python held while it computed, in megabytes."""
    tracemalloc.start()
    compute(WEEK, WEEK.last_instant)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return round(most / 1e6, 1)


def measured(rounds: int) -> dict[str, Any]:
    """Ask both in turns."""
    ours, theirs = [], []
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    for _round in range(rounds):
        ours.append(timed(lambda: compute(WEEK, WEEK.last_instant)))
        theirs.append(timed(plain))
    figures, counted = ours[-1][-1], theirs[-1][-1]
    same = {
        "total": figures["volunteers"]["total"],
        "new": figures["volunteers"]["new"],
        "received": figures["requests"]["received"],
        "with_thread_post": figures["requests"]["with_thread_post"],
        "open": figures["requests"]["open"],
        "asked": figures["positions"]["asked"],
        "filled": figures["positions"]["filled"],
        "previous_total": figures["previous"]["volunteers_total"],
    }
    seconds, reference = ([median(one[place] for one in runs) for place in (0, 1)] for runs in (ours, theirs))
    return {
        "volunteers": same["total"],
        "requests": same["received"],
        "seconds": round(seconds[0], 2),
        "plain_sql_seconds": round(reference[0], 2),
        "processor_seconds": round(seconds[1], 2),
        "plain_sql_processor_seconds": round(reference[1], 2),
        "ratio": round(seconds[1] / reference[1], 2),
        "memory_mb": memory(),
        "same": all(counted.get(name) == value for name, value in same.items()),
        "median_hours": [figures["requests"]["median_hours_to_first_answer"], counted["median_hours"]],
    }


def main() -> None:
    """Make the data, or measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("rounds", nargs="?", type=int, default=5)
    parser.add_argument("--make", nargs=2, type=int, metavar=("VOLUNTEERS", "REQUESTS"))
    asked = parser.parse_args()
    if asked.make:
        make(*asked.make)
    else:
        sys.stdout.write(json.dumps(measured(asked.rounds), indent=2) + "\n")


if __name__ == "__main__":
    main()
