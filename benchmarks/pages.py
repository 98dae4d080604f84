"""Main pages beside small Django views of the same size, on the same server, in turns.

Example: bin/bench --pages [VOLUNTEERS] [REQUESTS]. A portal is made once with `generate_data` under
`VAR_DIR/bench/pages-VOLUNTEERS/` (with `DATABASE_URL=postgres://…/NAME`, in the database NAME_VOLUNTEERS, made
beforehand), one of its requests with fifty posts. Three servers of one process each answer in turns of ten: the portal,
the portal without its page cache, and `benchmarks/reference/`. Prints JSON: milliseconds of the processor for one
request, p50 and p95 by the clock, and how many times as many requests a page answers in the processor's time of its
reference.
"""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import quantiles
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var")).resolve()
ROUNDS, TURN = 20, 10
TICKS = os.sysconf("SC_CLK_TCK")
# Requests of a portal with so many volunteers; of others half as many.
ASKED_FOR = {50_000: 20_000, 350_000: 100_000}
# What is asked, of which server, and what it is compared with.
WARM = {
    "home": "/",
    "profile": "/annuaire/{profile}/",
    "request": "/demandes/{request}/",
    "report": "/bilans/{report}/",
}
COLD = {
    "profile": ("/annuaire/{profile}/", "/row?pk={profile_pk}"),
    "directory": ("/annuaire/", "/list20"),
    "request": ("/demandes/{request}/", "/thread50?pk={request_pk}"),
    "api_list": ("/api/v1/profiles?per_page=20", "/json20"),
}


@dataclass
class Server:
    """A server of one process on this machine, and what its answers took."""

    port: int
    process: int
    clock: dict[str, list[float]] = field(default_factory=dict)
    ticks: dict[str, int] = field(default_factory=dict)

    # What a member's browser sends; a visitor's sends nothing.
    cookie: str = ""
    # As browsers ask. A kept page was compressed once; of pages made anew, the references compress none.
    packed: bool = False

    def ask(self, path: str, times: int) -> None:
        """Ask for a page several times on one connection, and note the time of clock and processor."""
        headers = {"Host": "localhost", "Accept-Language": "fr"} | ({"Cookie": self.cookie} if self.cookie else {})
        headers |= {"Accept-Encoding": "gzip"} if self.packed else {}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        before = self.used()
        for _time in range(times):
            begin = time.perf_counter()
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"{path} answers {answer.status}")
            self.clock.setdefault(path, []).append((time.perf_counter() - begin) * 1000)
        self.ticks[path] = self.ticks.get(path, 0) + self.used() - before
        line.close()

    def used(self) -> int:
        """Return the ticks of the processor its process has had."""
        return ticks_of(self.process)

    def memory(self) -> float:
        """Return the megabytes its process holds."""
        return megabytes_of(self.process)

    def told(self, path: str) -> dict[str, float]:
        """Return what a page took."""
        cuts = quantiles(self.clock[path], n=20)
        cpu = self.ticks[path] * 1000 / TICKS / len(self.clock[path])
        return {"cpu_ms": round(cpu, 2), "p50": round(cuts[9], 1), "p95": round(cuts[18], 1)}


def ticks_of(process: int) -> int:
    """Return the ticks of the processor that a process has had."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(told[11]) + int(told[12])


def megabytes_of(process: int) -> float:
    """Return the megabytes that a process holds, what it shares counted by its part (PSS)."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return round(sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024, 1)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def environment(size: int, **more: str) -> dict[str, str]:
    """Return the environment of the portal with this many volunteers."""
    folder = VAR / "bench" / f"pages-{size}"
    own = {"VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "benchmarks.settings", "DEBUG": "0"}
    if url := os.environ.get("DATABASE_URL", ""):
        own["DATABASE_URL"] = f"{url}_{size}"
    return os.environ | own | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'requests'}"} | more


def manage(size: int, *words: str) -> str:
    """Run a management command on this portal; return what it prints."""
    given: dict[str, Any] = {"cwd": ROOT, "env": environment(size), "stdout": subprocess.PIPE, "text": True}
    return subprocess.run([sys.executable, "manage.py", *words], check=True, **given).stdout  # noqa: S603 - our own


def asked(size: int, script: str) -> Any:
    """Return what a script prints within this portal, as JSON on its last line."""
    return json.loads(manage(size, "shell", "-v", "0", "-c", script).splitlines()[-1])


def prepare(size: int, requests: int | None = None) -> None:
    """Make the portal, unless it was made before, with as many requests as so many people go with."""
    folder = Path(environment(size)["VAR_DIR"])
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "made").exists():
        return
    asked_for = requests or ASKED_FOR.get(size, size // 2)
    scale = ("--volunteers", str(size), "--requests", str(asked_for), "--posts-per-request", "3", "--seed", "1")
    for words in (("migrate",), ("createcachetable",), ("load_reference",), ("generate_data", *scale)):
        manage(size, *words)
    manage(size, "weekly_report", "2026-W40", "--draft")
    manage(size, "search_index", "rebuild")
    (folder / "made").touch()


SUBJECTS = """
import json
from django.test import Client
from django.utils import timezone
from community.models import Post, Thread
from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage
from reports.models import WeeklyReportPage
profile = VolunteerProfilePage.objects.live().order_by("pk").first()
request = HelpRequestPage.objects.live().taking_answers().filter(thread__isnull=False).order_by("pk").first()
model = Post.objects.filter(thread__help_request=request).order_by("pk").first() or Post.objects.first()
missing = 50 - Post.objects.filter(thread__help_request=request).count()
said = {"thread": request.thread, "author": model.author, "voice": model.voice, "body": model.body}
for _number in range(max(missing, 0)):
    Post.objects.create(at=timezone.now(), **said)
report = WeeklyReportPage.objects.first()
if not report.live:
    report.save_revision().publish()
writers = Post.objects.filter(thread__help_request=request, author__isnull=False).values("author")
client = Client()
client.force_login(VolunteerProfilePage.objects.live().exclude(owner__in=writers).order_by("pk").last().owner)
cookie = "sessionid=" + client.cookies["sessionid"].value
print(json.dumps({"cookie": cookie, "profile": profile.slug, "profile_pk": profile.pk,
    "request": request.slug, "request_pk": request.pk,
    "report": report.slug}))
"""


QUESTIONS = """
import json
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
asked = {}
for name, (path, cookie) in json.loads('PATHS').items():
    client = Client(headers={"host": "localhost"} | ({"cookie": cookie} if cookie else {}))
    client.get(path)
    with CaptureQueriesContext(connection) as questions:
        client.get(path)
    asked[name] = len(questions)
print(json.dumps(asked))
"""


def questions(size: int, names: dict[str, str]) -> dict[str, int]:
    """Return how often each page asks the database, made anew for the second time."""
    paths = {name: (path.format(**names), "") for name, (path, _reference) in COLD.items()}
    paths["request, signed in"] = (paths["request"][0], names["cookie"])
    return dict(asked(size, QUESTIONS.replace("PATHS", json.dumps(paths))))


@contextmanager
def serving(size: int, application: str, **more: str) -> Iterator[Server]:
    """Serve an application with one process (`WEB_CONCURRENCY`) and four threads."""
    port = free_port()
    words = ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--threads", "4", "--log-level", "error"]
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        application,
        "--workers",
        more.get("WEB_CONCURRENCY", "1"),
        "--keep-alive",
        "30",
        "--preload",
        *words,
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(size, **more))  # noqa: S603 - our own
    try:
        yield Server(port, worker_of(process.pid, port))
    finally:
        process.terminate()
        process.wait()


def worker_of(parent: int, port: int) -> int:
    """Wait until the server listens and has its worker; return the worker's process."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    for _try in range(600):
        with socket.socket() as line:
            if not line.connect_ex(("127.0.0.1", port)) and (found := children.read_text().split()):
                return int(found[0])
        time.sleep(0.1)
    raise SystemExit("the server doesn't start")


def in_turns(pairs: list[tuple[Server, str]], turn: int = TURN) -> None:
    """Ask each for its page a few times for nothing, then in turns of so many."""
    for server, path in pairs:
        server.ask(path, 5)
    for server, path in pairs:
        server.clock[path].clear()
        server.ticks[path] = 0
    for _round in range(ROUNDS):
        for server, path in pairs:
            server.ask(path, turn)


def compared(ours: Server, path: str, theirs: Server, reference: str) -> dict[str, Any]:
    """Return both sides and how many of ours fit into the time of one of theirs."""
    one, other = ours.told(path), theirs.told(reference)
    return {"page": one, "reference": other, "ratio": round(other["cpu_ms"] / one["cpu_ms"], 2)}


def main() -> None:
    """Measure."""
    size, requests = (int(word) for word in (sys.argv[1:] + ["2000", "1000"][len(sys.argv) - 1 :]))
    prepare(size, requests)
    names = asked(size, SUBJECTS)
    with ExitStack() as servers:
        kept = servers.enter_context(serving(size, "portal.wsgi"))
        # No room for whole pages, so that each is made anew; and nothing kept at all, as with the first page of all.
        cold = servers.enter_context(serving(size, "portal.wsgi", PAGE_CACHE_MEGABYTES="0"))
        bare = servers.enter_context(serving(size, "portal.wsgi", PAGE_CACHE_SECONDS="0"))
        plain = servers.enter_context(
            serving(size, "benchmarks.reference.wsgi", DJANGO_SETTINGS_MODULE="benchmarks.reference.settings")
        )
        warm_paths = {name: path.format(**names) for name, path in WARM.items()}
        cold_paths = {name: [path.format(**names) for path in both] for name, both in COLD.items()}
        # The processor's time is told in ticks of ten milliseconds, and a kept page takes half of one.
        kept.packed = plain.packed = True
        in_turns([(plain, "/bare"), *((kept, path) for path in warm_paths.values())], 10 * TURN)
        kept.packed = plain.packed = False
        for ours, reference in cold_paths.values():
            in_turns([(cold, ours), (bare, ours), (plain, reference)])
        member = replace(kept, cookie=names["cookie"], clock={}, ticks={})
        in_turns([(member, cold_paths["request"][0]), (plain, cold_paths["request"][1])])
        warm = {name: compared(kept, path, plain, "/bare") for name, path in warm_paths.items()}
        made, first = (
            {name: compared(server, ours, plain, theirs) for name, (ours, theirs) in cold_paths.items()}
            for server in (cold, bare)
        )
        made["request, signed in"] = compared(member, cold_paths["request"][0], plain, cold_paths["request"][1])
    told = {"warm, beside bare": warm, "made anew, beside its reference": made, "with nothing kept": first}
    start: dict[str, Any] = {"volunteers": size, "load": os.getloadavg()[0], "questions": questions(size, names)}
    result = json.dumps(start | told, indent=2)
    (VAR / "bench" / f"pages-{size}.json").write_text(result)
    sys.stdout.write(result + "\n")


if __name__ == "__main__":
    main()
