"""How each main page grows: portals of several sizes, one server each, asked for the same pages in turns.

Example: bin/bench --growth [VOLUNTEERS…] (2000 20000). The smallest comes first; each is compared with it. A portal is
made once for each size, with as many requests as go with it (`pages.ASKED_FOR`; with `DATABASE_URL=postgres://…/NAME`,
in the databases NAME_VOLUNTEERS, made beforehand). Every page is made anew; the directory is asked the questions of
`queries.txt`. Prints JSON: p50 of each page by the clock in milliseconds, and how many times that of the smallest
portal it is; the memory of each server's process afterwards.
"""

import json
import sys
from contextlib import ExitStack
from statistics import median
from urllib.parse import quote

from .pages import ROOT, SUBJECTS, VAR, Server, asked, prepare, serving

QUESTIONS = ROOT / "benchmarks" / "queries.txt"
ROUNDS, TURN = 12, 2
PAGES = {
    "home": "/",
    "profile": "/annuaire/{profile}/",
    "directory": "/annuaire/",
    "requests": "/demandes/",
    "request": "/demandes/{request}/",
    "report": "/bilans/{report}/",
    "key figures": "/chiffres/",
}


def questions() -> dict[str, str]:
    """Return the directory's addresses for each line of `queries.txt`."""
    lines = [line for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    asked = [line.split("q=", 1) for line in lines]
    return {f"directory: {name.strip()}": f"/annuaire/?q={quote(words.strip(), safe='=&')}" for name, words in asked}


def subjects(size: int) -> dict[str, str]:
    """Return which profile, request and report of a portal are asked for."""
    return dict(asked(size, SUBJECTS))


def measured(servers: list[Server], paths: list[str]) -> list[float]:
    """Return the medians of one page on each server, asked in turns; the first answers aren't counted."""
    for server, path in zip(servers, paths, strict=True):
        server.ask(path, TURN)
        server.clock[path].clear()
    for _round in range(ROUNDS):
        for server, path in zip(servers, paths, strict=True):
            server.ask(path, TURN)
    return [round(median(server.clock[path]), 1) for server, path in zip(servers, paths, strict=True)]


def main() -> None:
    """Measure."""
    sizes = [int(word) for word in sys.argv[1:]] or [2000, 20000]
    for size in sizes:
        prepare(size)
    names = [subjects(size) for size in sizes]
    with ExitStack() as running:
        servers = [running.enter_context(serving(size, "portal.wsgi", PAGE_CACHE_SECONDS="0")) for size in sizes]
        told = {
            page: measured(servers, [path.format(**one) for one in names])
            for page, path in (PAGES | questions()).items()
        }
        memory = [server.memory() for server in servers]
    grown = {page: [round(one / times[0], 2) for one in times] for page, times in told.items()}
    result = json.dumps(
        {"volunteers": sizes, "p50_ms": told, "times_the_smallest": grown, "memory_mb": memory}, indent=2
    )
    (VAR / "bench" / "growth.json").write_text(result)
    sys.stdout.write(result + "\n")


if __name__ == "__main__":
    main()
