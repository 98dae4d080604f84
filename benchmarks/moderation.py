"""Does a change of one's page, or a moderator's decision, cost more with 50,000 profiles beside it than with 500?

Example: python benchmarks/moderation.py [LARGE] [SMALL] [ROUNDS]. Two portals are made once with `generate_data`,
under `VAR_DIR/bench/` (with `DATABASE_URL=postgres://…/NAME`, in the databases NAME_50000 and NAME_500, made
beforehand). Each round is a process of its own on each in turn, so that both see the same machine. Prints JSON:
medians in milliseconds of processor time and by the clock, and the ratio of large to small, which may not pass 1.5.
"""

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var")).resolve()
# How often each journey is made in a round; the first of them, which fills caches, is not counted.
TIMES = 12
MOST = 1.5


def environment(size: int) -> dict[str, str]:
    """Return the environment of the portal with this many profiles."""
    given = os.environ | {"VAR_DIR": str(VAR / "bench" / f"moderation-{size}"), "DEBUG": "0"}
    given.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    if url := os.environ.get("DATABASE_URL", ""):
        given["DATABASE_URL"] = f"{url}_{size}"
    return given


def run(size: int, *words: str) -> str:
    """Run Python on one portal; return what it prints."""
    command = [sys.executable, *words]
    given = {"cwd": ROOT, "env": environment(size), "capture_output": True, "text": True}
    return subprocess.run(command, check=True, **given).stdout  # noqa: S603 - our own commands, with numbers


def prepare(size: int) -> None:
    """Make a portal with this many profiles, unless it was made before."""
    folder = Path(environment(size)["VAR_DIR"])
    if (folder / "made").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    volunteers = ("--volunteers", str(size), "--requests", "20", "--posts-per-request", "1", "--seed", "1")
    for words in (("migrate",), ("createcachetable",), ("load_reference",), ("generate_data", *volunteers)):
        run(size, "manage.py", *words)
    (folder / "made").touch()


def timed(journey: Callable[[], None]) -> tuple[float, float]:
    """Return what a journey took: milliseconds of the processor, and by the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    journey()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000


def measure() -> None:
    """Make the journeys on the portal of this environment; print their times."""
    import django

    # This folder has a `search.py` too: the app must be found first.
    sys.path[:0] = [str(ROOT), str(ROOT / "requests")]
    django.setup()
    from directory.models import VolunteerProfilePage

    client, found = moderator(), defaultdict(list)
    for number in range(TIMES):
        page = VolunteerProfilePage.objects.live().order_by("pk")[number * 3]
        for name, journey in (
            ("edit", lambda page=page: edit(page)),
            ("queue", lambda: opened(client, "/cms/moderation/")),
            ("panel", lambda page=page: opened(client, f"/cms/moderation/profile/{page.pk}/")),
            ("decision", lambda page=page: approve(client, page)),
        ):
            found[name].append(timed(journey))
    sys.stdout.write(json.dumps({name: times[1:] for name, times in found.items()}))


def moderator() -> Any:
    """Return a client of somebody who moderates, signed in with two factors."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.contrib.auth.models import Group
    from django.test import Client

    from accounts.models import User

    person, is_new = User.objects.get_or_create(email="banc@exemple.invalid")
    if is_new:
        person.groups.add(Group.objects.get(name="moderators"))
        TOTP.activate(person, generate_totp_secret())
    client = Client(headers={"host": "localhost"})
    client.force_login(person)
    return client


def edit(page: Any) -> None:
    """Change a sentence of a page and send it to review, as its volunteer does."""
    from directory.editing import actions, content, versions

    page, by = type(page).objects.get(pk=page.pk), page.owner
    said = content.read(versions.latest(page))
    actions.save_draft(page, said | {"presentation": f"{said['presentation'][:500]} {time.time()}"}, by=by)
    actions.send_to_review(type(page).objects.get(pk=page.pk), by=by)


def opened(client: Any, address: str) -> None:
    """Read a page of the admin."""
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")


def approve(client: Any, page: Any) -> None:
    """Press the button that publishes what waits."""
    answer = client.post(f"/cms/moderation/profile/{page.pk}/", {"verdict": "approved"})
    if answer.status_code != 302:
        raise SystemExit(f"A decision answers {answer.status_code}")


def main() -> None:
    """Compare."""
    large, small, rounds = (int(word) for word in (sys.argv[1:] + ["50000", "500", "3"][len(sys.argv) - 1 :]))
    for size in (small, large):
        prepare(size)
    times: dict[tuple[int, str], list[tuple[float, float]]] = defaultdict(list)
    for _round in range(rounds):
        for size in (small, large):
            for name, found in json.loads(run(size, __file__, "--measure")).items():
                times[size, name].extend(found)
    names = list(dict.fromkeys(name for _size, name in times))
    result = {name: compare(times[small, name], times[large, name]) for name in names}
    worst = max(line["ratio"] for line in result.values())
    summary = {"profiles": [small, large], "at_most": MOST, "worst": worst, **result}
    sys.stdout.write(json.dumps(summary, indent=2) + "\n")
    sys.exit(0 if worst <= MOST else 1)


def compare(small: list[tuple[float, float]], large: list[tuple[float, float]]) -> dict[str, float]:
    """Return the medians of both sizes and their ratio, by processor time."""
    (cpu_small, clock_small), (cpu_large, clock_large) = (
        (median(cpu for cpu, _clock in found), median(clock for _cpu, clock in found)) for found in (small, large)
    )
    return {
        "small_ms": round(cpu_small, 1),
        "large_ms": round(cpu_large, 1),
        "small_clock_ms": round(clock_small, 1),
        "large_clock_ms": round(clock_large, 1),
        "ratio": round(cpu_large / cpu_small, 2),
    }


if __name__ == "__main__":
    measure() if "--measure" in sys.argv else main()
