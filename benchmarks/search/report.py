"""What was measured, as tables: `python -m benchmarks.search.report [--write] FOLDER`; `bin/bench` calls it."""

import argparse
import json
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- bin/bench begins -->", "<!-- bin/bench ends -->"
Measured = Mapping[str, Any]


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the lines of a table."""
    names = list(head)
    yield "| " + " | ".join(names) + " |"
    yield "|---" * len(names) + "|"
    for row in rows:
        yield "| " + " | ".join(str(cell) for cell in row) + " |"
    yield ""


def report(runs: list[Measured]) -> str:
    """Return every table: engines below each other, the portal beside the raw engine."""
    day = datetime.now(UTC).date().isoformat()
    lines = [f"{day}, {machine()}. Load of the machine at the end of each run: {', '.join(loads(runs))}.", ""]
    lines += ["**Index**", "", *table(INDEX_HEAD, map(index_row, (run for run in runs if "indexing" in run)))]
    lines += ["**One question at a time**, both ways in turns (milliseconds)", "", *table(MIX_HEAD, map(mix_row, runs))]
    lines += ["**Clients at once** (answers a second, milliseconds)", ""]
    lines += table(CLIENT_HEAD, (row for run in runs for row in client_rows(run)))
    for run in runs:
        lines += [
            f"**{title(run)}: each question** (medians, milliseconds; processor of portal or raw and its server)",
            "",
        ]
        lines += table(QUESTION_HEAD, map(dict.values, run["one at a time"]["questions"]))
    return "\n".join(lines)


def machine() -> str:
    """Say what it was measured on."""
    info = Path("/proc/cpuinfo").read_text()
    name = next((line.split(":")[1].strip() for line in info.splitlines() if line.startswith("model name")), "?")
    return f"{info.count('processor	')} × {name}, Python {platform.python_version()}"


def loads(runs: Iterable[Measured]) -> list[str]:
    """Return the load averages, one a run."""
    return [f"{run['load_average'][1]:.1f}" for run in runs]


def title(run: Measured) -> str:
    """Return what was measured."""
    return f"{run['engine']}, {run['documents']:_}".replace("_", " ")


INDEX_HEAD = (
    "engine, profiles", "documents/s", "documents/s of processor", "raw: documents/s of processor", "index MB",
    "raw: index MB", "our process MB (peak)", "server MB",
)  # fmt: skip
MIX_HEAD = (
    "engine, profiles", "p50", "raw p50", "ratio", "p95", "raw p95", "processor p50",
    "raw", "ratio", "median of ratios",
)  # fmt: skip
CLIENT_HEAD = (
    "engine, profiles", "clients", "answers/s", "raw", "p50", "raw p50", "ratio", "p95", "raw p95", "unanswered",
)  # fmt: skip
QUESTION_HEAD = ("question", "portal", "raw", "ratio", "processor: portal", "raw")


def index_row(run: Measured) -> list[object]:
    """Return the row of an index."""
    built, size = run["indexing"], run["indexing"]["megabytes"]
    rates = [built["portal"]["per_second"], built["portal"]["per_cpu_second"], built["raw"]["per_cpu_second"]]
    memory = f"{run['memory']['now']} ({run['memory_after_indexing']['peak']})"
    return [title(run), *rates, size["portal"], size["raw"], memory, run.get("memory_of_server", {}).get("now", "–")]


def mix_row(run: Measured) -> list[object]:
    """Return the row of the whole mix."""
    asked = run["one at a time"]
    portal, raw, ratio = (asked["mix"][name] for name in ("portal", "raw", "ratio"))
    ratios = sorted(question["portal_cpu_ms"] / question["raw_cpu_ms"] for question in asked["questions"])
    wall = [portal["wall_p50"], raw["wall_p50"], ratio["wall_p50"], portal["wall_p95"], raw["wall_p95"]]
    cpu = [portal["cpu_p50"], raw["cpu_p50"], ratio["cpu_p50"]]
    return [title(run), *wall, *cpu, round(ratios[len(ratios) // 2], 2)]


def client_rows(run: Measured) -> Iterator[list[object]]:
    """Yield a row for each number of clients."""
    for at_once in run["clients"]:
        portal, raw = at_once["portal"], at_once["raw"]
        times = [portal["p50_ms"], raw["p50_ms"], at_once["ratio_p50"], portal["p95_ms"], raw["p95_ms"]]
        lost = portal["unanswered"]
        if lost > portal["per_second"]:  # mostly the database's: nothing of the engine is told by them
            portal, times = {"per_second": "–"}, ["–", raw["p50_ms"], "–", "–", raw["p95_ms"]]
        yield [title(run), at_once["clients"], portal["per_second"], raw["per_second"], *times, lost]


def main() -> None:
    """Print the tables of a folder, or put them into the document."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search.report", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the measurements are")
    parser.add_argument("--write", action="store_true", help="put them into docs/performance.md")
    asked = parser.parse_args()
    runs = [json.loads(path.read_text()) for path in asked.folder.glob("search-*.json")]
    text = report(sorted(runs, key=lambda run: (run["documents"], run["engine"])))
    sys.stdout.write(text)
    if asked.write:
        before, _begin, rest = DOCUMENT.read_text().partition(BEGIN)
        DOCUMENT.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{rest.partition(END)[2]}")


if __name__ == "__main__":
    main()
