"""How long the list of requests takes as a file, and how much memory, whatever its length.

Example: python -m benchmarks.exports [REQUESTS]. A portal is made once with `generate_data` under
`VAR_DIR/bench/exports/` (with `DATABASE_URL`, in that database, made beforehand). Each export runs in a process of
its own, as CSV and as XLSX, once with a tenth of the rows and once with all of them; beside them `plain`, a loop that
reads all pages of requests at once and writes four columns of each. Prints JSON: rows, bytes, the seconds to the first
byte and to the last, those of the processor, and the most memory the process ever held, of which `before` was there
when it began; `ratio` is what all rows need of it beside a tenth of them, so that 1 means bounded.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
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
    writer, _type = WRITERS["csv" if ending == "plain" else ending]
    table = plain() if ending == "plain" else rows(batches(form), COLUMNS, "fr")
    counted = Counted(islice(table, most + 1 if most else None))
    before, start, first, size = peak(), time.perf_counter(), 0.0, 0
    for piece in writer(counted):
        size += len(piece)
        first = first or (time.perf_counter() - start if piece else 0.0)
    told = {"rows": counted.number - 1, "bytes": size, "first_s": first, "all_s": time.perf_counter() - start}
    told |= {"cpu_s": time.process_time(), "before_mb": before, "most_mb": peak()}
    sys.stdout.write(json.dumps({name: round(value, 2) for name, value in told.items()}))


def peak() -> float:
    """Return the most memory this process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def plain() -> Iterator[list[Any]]:
    """Yield headings and rows as one would first write it: all pages, then a line for each."""
    from help_requests.models import HelpRequestPage

    yield ["number", "address", "request", "asked on"]
    for page in list(HelpRequestPage.objects.live().public().select_related("establishment__category")):
        yield [page.pk, page.url_path, page.title, str(page.first_published_at), str(page.establishment or "")]


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
    """Make the portal, export it six times, print what came of it."""
    prepare(requests)
    told: dict[str, Any] = {}
    for ending in ("csv", "xlsx", "plain"):
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
