"""How fast the worker tells people in waves, and whether pages wait for it.

Example: python -m benchmarks.waves [VOLUNTEERS] [REQUESTS]. A portal is made once with `generate_data` under
`VAR_DIR/bench/waves/` (with `DATABASE_URL`, in that database, made beforehand); its people get a confirmed address,
so that they may be told. Then every open request is told to its best ten candidates: candidates are looked for,
notices written, letters written and sent (into files). A visitor reads pages all the while. The worker is stopped and
let go on in turns of two seconds, so that what else the machine does falls on both. Prints JSON: people told, letters
sent, by second of the worker's turns and of the processor it had; the pages' p50 and p95 in either, with their ratio.
"""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("VAR_DIR", ROOT / "var")).resolve() / "bench" / "waves"
TURN = 2.0
PATHS = ("/demandes/", "/annuaire/", "/compte/login/")
ENVIRONMENT = os.environ | {
    "VAR_DIR": str(FOLDER),
    "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    "EMAIL_URL": f"filemail:///{FOLDER}/mail",
    "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'requests'}",
}


def manage(*words: str) -> str:
    """Run a management command on this portal; return what it prints."""
    command = [sys.executable, "manage.py", *words]
    given: dict[str, Any] = {"cwd": ROOT, "env": ENVIRONMENT, "capture_output": True, "text": True}
    return subprocess.run(command, check=True, **given).stdout  # noqa: S603 - our own commands, with numbers


def prepare(volunteers: int, requests: int) -> None:
    """Make the portal, unless it was made before."""
    import django

    FOLDER.mkdir(parents=True, exist_ok=True)
    django.setup()
    if (FOLDER / "made").exists():
        return
    scale = ("--volunteers", str(volunteers), "--requests", str(requests), "--posts-per-request", "0", "--seed", "1")
    for words in (("migrate",), ("createcachetable",), ("load_reference",), ("generate_data", *scale)):
        manage(*words)
    make_reachable()
    manage("search_index", "rebuild")
    (FOLDER / "made").touch()


def make_reachable() -> None:
    """Give everybody a confirmed address; the letter of the month would go out to all of them at once."""
    from allauth.account.models import EmailAddress

    from accounts.models import User
    from directory.models import Availability

    addresses = [EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in User.objects.all()]
    EmailAddress.objects.bulk_create(addresses, batch_size=2000, ignore_conflicts=True)
    Availability.objects.update(asks_monthly=False)


def open_all() -> int:
    """Have every open request told, as if nobody had ever been told of any; return how many they are."""
    from accounts.models import Notification
    from help_requests.models import HelpRequestPage
    from matching.models import Wave
    from portal.mail.models import Delivery
    from portal.work import outbox
    from portal.work.models import OutboxRow

    for model in (Wave, Notification, Delivery, OutboxRow):
        model.objects.all().delete()
    open_ones = list(HelpRequestPage.objects.live().taking_answers().values_list("pk", flat=True))
    outbox.put_many("notify", ({"request": pk, "after": 0} for pk in open_ones))
    return len(open_ones)


def is_left() -> bool:
    """Whether the worker has more to do."""
    from portal.work.models import OutboxRow

    return OutboxRow.objects.filter(topic__in=("notify", "mail")).exists()


def done() -> dict[str, int]:
    """Return what was done."""
    from matching.models import Wave, WaveNotice
    from portal.mail.models import Delivery

    return {
        "waves": Wave.objects.count(),
        "people": WaveNotice.objects.values("volunteer").distinct().count(),
        "notices": WaveNotice.objects.count(),
        "letters": Delivery.objects.exclude(sent_at=None).count(),
    }


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of the portal's processes meanwhile."""
    started = subprocess.Popen(  # noqa: S603 - our own commands
        [sys.executable, *command], cwd=ROOT, env=ENVIRONMENT, start_new_session=True, stderr=subprocess.DEVNULL
    )
    try:
        yield started
    finally:
        os.killpg(started.pid, signal.SIGCONT)
        os.killpg(started.pid, signal.SIGTERM)
        started.wait(timeout=60)


def free_port() -> int:
    """Return a loopback port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(port: int) -> None:
    """Return once the portal answers; fail after a minute."""
    deadline = time.monotonic() + 60
    while True:
        try:
            read(port, "/sante/vivant/")
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def read(port: int, path: str) -> float:
    """Return how many milliseconds a page took."""
    start = time.perf_counter()
    visitor = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    visitor.request("GET", path, headers={"Host": "localhost"})
    answer = visitor.getresponse()
    answer.read()
    visitor.close()
    if answer.status != 200:
        raise SystemExit(f"{path} answers {answer.status}")
    return (time.perf_counter() - start) * 1000


def processor_seconds(pid: int) -> float:
    """Return how long a process has had a processor: on a busy machine, less than the clock says."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def turn(port: int) -> list[float]:
    """Read pages for one turn."""
    times, until = [], time.monotonic() + TURN
    while time.monotonic() < until:
        times += [read(port, path) for path in PATHS]
    return times


def measure(port: int) -> dict[str, Any]:
    """Let the worker tell everybody, in turns with nobody at work; return what it did and what pages took."""
    busy: list[float] = []
    idle: list[float] = []
    worked = 0.0
    with running("manage.py", "process_work") as worker:
        os.killpg(worker.pid, signal.SIGSTOP)
        for path in PATHS * 5:
            read(port, path)
        while is_left():
            idle += turn(port)
            os.killpg(worker.pid, signal.SIGCONT)
            start = time.monotonic()
            busy += turn(port)
            worked += time.monotonic() - start
            os.killpg(worker.pid, signal.SIGSTOP)
        processor = processor_seconds(worker.pid)
    told = done()
    return {
        **told,
        "seconds": round(worked, 1),
        "letters_a_second": round(told["letters"] / worked, 1),
        "processor_seconds": round(processor, 1),
        "letters_a_processor_second": round(told["letters"] / processor, 1),
        "pages": {"busy": spread(busy), "idle": spread(idle)},
        "p50_ratio": round(spread(busy)["p50_ms"] / spread(idle)["p50_ms"], 2),
        "p95_ratio": round(spread(busy)["p95_ms"] / spread(idle)["p95_ms"], 2),
    }


def spread(times: list[float]) -> dict[str, float]:
    """Return how many, the median and the 95th percentile."""
    cuts = quantiles(times, n=20)
    return {"number": len(times), "p50_ms": round(cuts[9], 1), "p95_ms": round(cuts[18], 1)}


def main() -> None:
    """Measure."""
    volunteers, requests = (int(word) for word in (sys.argv[1:] + ["10000", "5000"][len(sys.argv) - 1 :]))
    os.environ.update(ENVIRONMENT)
    # This folder has a `search` too: the app must be found first.
    sys.path[:0] = [str(ROOT), str(ROOT / "requests")]
    prepare(volunteers, requests)
    asked = open_all()
    port = free_port()
    with running("-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"):
        wait_until_it_answers(port)
        result = {"volunteers": volunteers, "open_requests": asked, **measure(port)}
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
