"""How long finding who could help takes, and its page beside a faceted search of the directory.

Example: python benchmarks/matching.py [VOLUNTEERS] [REQUESTS]. The portal is made once with `generate_data`, under
`VAR_DIR/bench/` (with `DATABASE_URL=postgres://…/NAME`, in the database NAME_VOLUNTEERS, made beforehand). Each request
is matched twice, the second time counts; then its page and a faceted search are opened in turns, after as many of other
requests, as in a server that has been at work for a while. Prints JSON: milliseconds by the clock and of the processor,
the memory of the process, and the ratios of the pages' medians, of which neither may pass 1.5.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var")).resolve()
MOST = 1.5
Times = list[tuple[float, float]]


def environment(size: int) -> dict[str, str]:
    """Return the environment of the portal with this many volunteers."""
    given = os.environ | {"VAR_DIR": str(VAR / "bench" / f"matching-{size}"), "DEBUG": "0"}
    given.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    if url := os.environ.get("DATABASE_URL", ""):
        given["DATABASE_URL"] = f"{url}_{size}"
    return given


def run(size: int, *words: str) -> str:
    """Run Python on the portal of this size; return what it prints."""
    command = [sys.executable, *words]
    given = {"cwd": ROOT, "env": environment(size), "stdout": subprocess.PIPE, "text": True}
    return subprocess.run(command, check=True, **given).stdout  # noqa: S603 - our own commands, with numbers


def prepare(size: int) -> None:
    """Make the portal and its index, unless they were made before."""
    folder = Path(environment(size)["VAR_DIR"])
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / ("made-elsewhere" if "DATABASE_URL" in os.environ else "made")
    if made.exists():
        return
    volunteers = ("--volunteers", str(size), "--requests", "2000", "--posts-per-request", "1", "--seed", "1")
    for words in (("migrate",), ("createcachetable",), ("load_reference",), ("generate_data", *volunteers)):
        run(size, "manage.py", *words)
    run(size, "manage.py", "search_index", "rebuild")
    made.touch()


def timed(journey: Callable[[], Any]) -> tuple[float, float]:
    """Return what a journey took: milliseconds of the processor, and by the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    journey()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000


def measure(number: int) -> None:
    """Match requests on the portal of this environment, and open their pages; print the times."""
    # This folder has a `search` too: the app must be found first.
    sys.path[:0] = [str(ROOT), str(ROOT / "requests")]
    # As a server starts.
    import portal.wsgi  # noqa: F401
    from help_requests.models import HelpRequestPage
    from matching.candidates import candidates_for

    every_page = HelpRequestPage.objects.live().taking_answers().order_by("pk")[: number * 5]
    pages, others = list(every_page[::5]), list(every_page[1::5])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    matched: dict[str, Times] = {}
    for page in pages:
        candidates_for(HelpRequestPage.objects.get(pk=page.pk))
        again = HelpRequestPage.objects.get(pk=page.pk)
        matched.setdefault(page.kind, []).append(timed(lambda page=again: candidates_for(page)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    opened(others)
    helpers, faceted = opened(pages)
    every = [one for times in matched.values() for one in times]
    result = {
        "match": {"all": told(every)} | {kind: told(times) for kind, times in sorted(matched.items())},
        "memory_mb": {"before": before // 1024, "peak": peak // 1024},
        "pages": {"who_can_help": told(helpers), "faceted_search": told(faceted)},
        "ratio": ratios(helpers, faceted),
    }
    sys.stdout.write(json.dumps(result))


def opened(pages: list[Any]) -> tuple[Times, Times]:
    """Open "who could help" and a faceted search of the directory in turns."""
    client = colleague_of(pages)
    helpers, faceted = [], []
    for page in pages:
        theme, region = page.themes.first(), page.establishment.region_id if page.establishment else "84"
        search = f"/annuaire/?theme={theme.slug if theme else 'teletravail'}&region={region}"
        helpers.append(timed(lambda page=page: get(client, f"/demandes/{page.slug}/qui-peut-aider/")))
        faceted.append(timed(lambda search=search: get(client, search)))
    return helpers, faceted


def get(client: Any, address: str) -> None:
    """Open a page."""
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")


def colleague_of(pages: list[Any]) -> Any:
    """Return a client of somebody who acts for all these establishments."""
    from django.test import Client
    from django.utils import timezone

    from accounts.models import User
    from directory.models import Membership

    person, _is_new = User.objects.get_or_create(email="banc@exemple.invalid", defaults={"first_name": "Banc"})
    for page in pages:
        Membership.objects.get_or_create(
            user=person, establishment=page.establishment, defaults={"confirmed_at": timezone.now()}
        )
    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    return client


def told(times: Times) -> dict[str, float]:
    """Return medians and the slowest twentieth."""
    cpu, clock = zip(*times, strict=True)
    slowest = quantiles(clock, n=20)[-1] if len(clock) > 1 else clock[0]
    return {
        "n": len(times),
        "p50": round(median(clock), 1),
        "p95": round(slowest, 1),
        "cpu_p50": round(median(cpu), 1),
    }


def ratios(helpers: Times, faceted: Times) -> dict[str, float]:
    """Return how much longer the one page takes than the other, by the processor and by the clock."""
    named = {"cpu": 0, "clock": 1}
    medians = {name: [median(one[at] for one in times) for times in (helpers, faceted)] for name, at in named.items()}
    return {name: round(ours / theirs, 2) for name, (ours, theirs) in medians.items()}


def main() -> None:
    """Measure."""
    size, number = (int(word) for word in (sys.argv[1:] + ["50000", "40"][len(sys.argv) - 1 :]))
    prepare(size)
    result = {"volunteers": size, "at_most": MOST} | json.loads(run(size, __file__, "--measure", str(number)))
    sys.stdout.write(json.dumps(result, indent=2) + "\n")
    sys.exit(0 if max(result["ratio"].values()) <= MOST else 1)


if __name__ == "__main__":
    measure(int(sys.argv[2])) if "--measure" in sys.argv else main()
