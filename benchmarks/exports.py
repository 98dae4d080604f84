"""How long the list of requests takes as a file, and how much memory, whatever its length.

Example: python -m benchmarks.exports [REQUESTS]. A portal is made once with `generate_data` under
`VAR_DIR/bench/exports/` (with `DATABASE_URL`, in that database, made beforehand). Each export runs in a process of
its own, as CSV and as XLSX, once with a tenth of the rows and once with all of them. Prints JSON: rows, bytes, the
seconds to the first byte and to the last, and the most memory the process ever held; `ratio` is what all rows need of
it beside a tenth of them, so that 1 means bounded.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("VAR_DIR", ROOT / "var")).resolve() / "bench" / "exports"
ENVIRONMENT = os.environ | {
    "VAR_DIR": str(FOLDER),
    "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'requests'}",
}


def run(*words: str) -> str:
    """Run Python on this portal; return what it prints."""
    given: dict[str, Any] = {"cwd": ROOT, "env": ENVIRONMENT, "stdout": subprocess.PIPE, "text": True}
    return subprocess.run([sys.executable, *words], check=True, **given).stdout  # noqa: S603 - our own commands


def prepare(requests: int) -> None:
    """Make the portal, unless it was made before."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if (FOLDER / "made").exists():
        return
    scale = ("--volunteers", "50", "--requests", str(requests), "--posts-per-request", "1", "--seed", "1")
    for words in (("migrate",), ("createcachetable",), ("load_reference",), ("generate_data", *scale)):
        run("manage.py", *words)
    (FOLDER / "made").touch()


def measure(ending: str, most: int) -> None:
    """Export once in this process and print what it took; `most` rows at the most, 0 for all."""
    import django

    django.setup()
    from itertools import islice

    from django.http import QueryDict

    from api.exports.columns import REQUESTS as COLUMNS
    from api.exports.rows import batches
    from api.exports.views import WRITERS, rows
    from directory.search_form import SearchForm
    from help_requests.scopes import REQUESTS

    form = SearchForm(QueryDict(), scope=REQUESTS, path="/demandes/")
    writer, _type = WRITERS[ending]
    table = islice(rows(batches(form), COLUMNS, "fr"), most + 1 if most else None)
    counted = Counted(table)
    start, first, size = time.perf_counter(), 0.0, 0
    for piece in writer(counted):
        size += len(piece)
        first = first or (time.perf_counter() - start if piece else 0.0)
    took = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"rows": counted.number - 1, "bytes": size, "first_s": first, "all_s": took, "most_mb": memory}
    sys.stdout.write(json.dumps({name: round(value, 2) for name, value in told.items()}))


class Counted:
    """Rows, counted as they are taken."""

    def __init__(self, rows: Any) -> None:
        self._rows, self.number = rows, 0

    def __iter__(self) -> "Counted":
        return self

    def __next__(self) -> Any:
        row = next(self._rows)
        self.number += 1
        return row


def main(requests: int) -> None:
    """Make the portal, export it four times, print what came of it."""
    prepare(requests)
    told: dict[str, Any] = {}
    for ending in ("csv", "xlsx"):
        tenth, whole = (
            json.loads(run("-m", "benchmarks.exports", "measure", ending, str(most))) for most in (requests // 10, 0)
        )
        told[ending] = {"tenth": tenth, "whole": whole, "ratio": round(whole["most_mb"] / tenth["most_mb"], 2)}
    sys.stdout.write(json.dumps(told, indent=2) + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(sys.argv[2], int(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
