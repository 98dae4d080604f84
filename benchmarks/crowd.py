"""Eight visitors at once on the main pages of a large portal, as it is run: two web processes and the worker.

Example: bin/bench --crowd [VOLUNTEERS [SECONDS]] (2000 60), on a portal made as for `--growth`. Each visitor goes from
page to page without a pause; every second one is the directory with the next question of `queries.txt`. Prints JSON:
answers a second, and for each page p50 and p95 in milliseconds by the clock, which may not pass 300.
"""

import http.client
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, cycle, islice
from statistics import quantiles

from .growth import PAGES, questions, subjects
from .pages import ROOT, VAR, environment, prepare, serving

CLIENTS, MOST_MS = 8, 300
Times = dict[str, list[float]]


@contextmanager
def worker(size: int, **more: str) -> Iterator[None]:
    """Run the worker of this portal, behind who waits for a page as its unit puts it (`deploy/systemd/`)."""
    command = ["nice", "-n", "5", sys.executable, "manage.py", "process_work"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(size, **more))  # noqa: S603 - our own
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def visit(port: int, paths: dict[str, str], first: int, until: float) -> Times:
    """Go from page to page until it is time, beginning with another page than the other visitors."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    took: Times = defaultdict(list)
    for name in islice(cycle(paths), first, None):
        began = time.perf_counter()
        if time.monotonic() > until:
            break
        line.request("GET", paths[name], headers={"Host": "localhost", "Accept-Language": "fr"})
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{paths[name]} answers {answer.status}")
        took[name.partition(":")[0]].append((time.perf_counter() - began) * 1000)
    return took


def mixed(subjects: dict[str, str]) -> dict[str, str]:
    """Return the pages in the order they are asked for, the directory's questions between the others."""
    asked = questions()
    pages = [(name, path.format(**subjects)) for name, path in PAGES.items()]
    turns = ([pages[turn % len(pages)], question] for turn, question in enumerate(asked.items()))
    return {f"{name}:{number}": path for number, (name, path) in enumerate(chain.from_iterable(turns))}


def told(times: list[float]) -> dict[str, float]:
    """Return how many there were, and p50 and p95."""
    cuts = quantiles(times, n=20)
    return {"n": len(times), "p50": round(cuts[9], 1), "p95": round(cuts[18], 1)}


def main() -> None:
    """Measure."""
    size, seconds = (int(word) for word in (sys.argv[1:] + ["2000", "60"][len(sys.argv) - 1 :]))
    prepare(size)
    paths = mixed(subjects(size))
    with worker(size), serving(size, "portal.wsgi", WEB_CONCURRENCY="2") as server, ThreadPoolExecutor() as visitors:
        until = time.monotonic() + seconds
        going = [
            visitors.submit(visit, server.port, paths, len(paths) * number // CLIENTS, until)
            for number in range(CLIENTS)
        ]
        took: Times = defaultdict(list)
        for one in going:
            for name, times in one.result().items():
                took[name] += times
    every = [one for times in took.values() for one in times]
    pages = {name: told(times) for name, times in sorted(took.items())}
    result = {
        "volunteers": size,
        "answers_a_second": round(len(every) / seconds, 1),
        "all": told(every),
        "pages": pages,
    }
    (VAR / "bench" / f"crowd-{size}.json").write_text(json.dumps(result, indent=2))
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    sys.exit(0 if all(page["p95"] <= MOST_MS for page in pages.values()) else 1)


if __name__ == "__main__":
    main()
