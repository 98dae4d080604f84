"""What was measured of the whole portal, beside what was asked, as one table of docs/performance.md.

`bin/bench --summary` reads what the other commands left under `VAR_DIR/bench/`, whichever have run, and puts the
table between its two marks. A line says so where the bound isn't reached.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from .pages import VAR
from .search.report import DOCUMENT, machine, table

BEGIN, END = "<!-- bin/bench --summary begins -->", "<!-- bin/bench --summary ends -->"
HEAD = ("what", "measured", "asked", "reached")
# How many times as many as its reference, for pages made anew (`benchmarks/pages.py`).
MADE_ANEW = {"profile": 0.7, "directory": 1.5, "request": 4.0, "request, signed in": 2.0, "api_list": 1.0}
WARM, REPLY, WAVE, MOST_MS = 0.8, 0.5, 2.0, 300
TO_THE_NEXT, TO_THE_LARGEST = 1.2, 1.5
Measured = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """One figure beside its bound, which is the least or the most that it may be."""

    what: str
    measured: float
    bound: float
    is_least: bool = False

    @property
    def cells(self) -> list[object]:
        """What stands in the table."""
        is_reached = self.measured >= self.bound if self.is_least else self.measured <= self.bound
        sign = "≥" if self.is_least else "≤"
        return [self.what, f"{self.measured:g}", f"{sign} {self.bound:g}", "yes" if is_reached else "**no**"]


def pages(run: Measured) -> Iterator[Line]:
    """Yield main pages beside plain views."""
    for name, one in run["warm, beside bare"].items():
        yield Line(f"{name}, kept: times *bare*", one["ratio"], WARM, is_least=True)
    for name, one in run["made anew, beside its reference"].items():
        yield Line(f"{name}, made anew: times its reference", one["ratio"], MADE_ANEW[name], is_least=True)


def growth(run: Measured) -> Iterator[Line]:
    """Yield how many times longer each page takes in larger portals; the directory's questions are one mix."""
    sizes, took = run["volunteers"], run["p50_ms"]
    asked = [times for name, times in took.items() if name.startswith("directory:")]
    mix = [median(column) for column in zip(*asked, strict=True)]
    every = {name: times for name, times in took.items() if not name.startswith("directory:")} | {"questions": mix}
    for name, times in every.items():
        for at in range(1, len(sizes)):
            bound = TO_THE_LARGEST if at == len(sizes) - 1 and at > 1 else TO_THE_NEXT
            yield Line(f"{name}, {sizes[0]:,} → {sizes[at]:,} people: times", round(times[at] / times[0], 2), bound)


def crowd(run: Measured) -> Iterator[Line]:
    """Yield the slowest twentieth of each page, eight visitors at once."""
    for name, one in run["pages"].items():
        yield Line(f"{name}, eight at once, {run['volunteers']:,} people: p95 ms", one["p95"], MOST_MS)


def writes(run: Measured) -> Iterator[Line]:
    """Yield what writing takes and what becomes of it."""
    posting = run["posting"]
    yield Line("a reply: times a bare row", posting["ratio"], REPLY, is_least=True)
    elsewhere = posting["ratio_to_insert_elsewhere"]
    yield Line("a reply: times an insert as heavy as one measured elsewhere", elsewhere, REPLY, is_least=True)
    yield Line("a reply: times a plain form of somebody signed in", posting["ratio_to_form"], REPLY, is_least=True)
    yield Line("fifty sign-ups a second: readers' p95, times", run["wave"]["p95_ratio"], WAVE)
    yield Line("fifty sign-ups a second: acknowledged and lost", run["wave"]["forms"]["lost"], 0)
    for name in ("replies", "offers", "edits"):
        yield Line(f"{name} beside readers: acknowledged and lost or doubled", gone(run["together"][name]), 0)
    yield Line("whole registrations: finished and lost or doubled", gone(run["wizard"]), 0)


def gone(told: Measured) -> int:
    """Return how many were acknowledged and aren't there, or are there twice."""
    return int(told["lost"]) + int(told["doubled"])


KINDS = {"pages-*": pages, "growth": growth, "crowd-*": crowd, "writes-*": writes}


def lines(folder: Path) -> Iterator[Line]:
    """Yield every figure of a folder that has a bound."""
    for pattern, told in KINDS.items():
        for path in sorted(folder.glob(f"{pattern}.json")):
            yield from told(json.loads(path.read_text()))


def put(document: str, text: str) -> str:
    """Return a document with a text between the marks, in place of what stood there; ValueError without the marks."""
    before, rest = document.split(BEGIN)
    return f"{before}{BEGIN}\n\n{text}\n{END}{rest.split(END)[1]}"


def main() -> None:
    """Print the table, and put it into the document."""
    text = "\n".join([f"{machine()}.", "", *table(HEAD, (line.cells for line in lines(VAR / "bench")))])
    sys.stdout.write(text)
    DOCUMENT.write_text(put(DOCUMENT.read_text(), text))


if __name__ == "__main__":
    main()
