"""Which server the portal stands behind: gunicorn or granian, beside a bare view and a file that nginx hands out.

Example: bin/bench --servers [VOLUNTEERS [SECONDS]] (2000 3), on a portal made as for `--pages`. `wrk` asks each server
for the same pages in turns, from four connections. One process with four threads each. Granian isn't the portal's:
it is compared where `pip install granian` has put it. Prints JSON: answers a second, p50, p95 and p99 in milliseconds,
milliseconds of all the server's processes for one answer, and the memory that it holds for itself alone (PSS, MB).
"""

import importlib.util
import json
import os
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from .growth import subjects
from .pages import ROOT, TICKS, VAR, environment, free_port, megabytes_of, prepare, ticks_of

ROUNDS, CONNECTIONS, FILE_KB = 5, 4, 20
PLAIN = {"DJANGO_SETTINGS_MODULE": "benchmarks.reference.settings"}
NGINX = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors; events {{ }}
http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}/files; }} }}
"""
Told = dict[str, float]


@dataclass
class Tree:
    """A server with all its processes, and what it said of each page."""

    port: int
    parent: int
    told: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))

    def processes(self) -> list[int]:
        """Return the server's process and its children's."""
        children = Path(f"/proc/{self.parent}/task/{self.parent}/children").read_text().split()
        return [self.parent, *map(int, children)]

    def used(self) -> float:
        """Return the milliseconds of the processor that they have had."""
        return sum(map(ticks_of, self.processes())) * 1000 / TICKS

    def memory(self) -> float:
        """Return the megabytes they hold, what they share counted once."""
        return round(sum(map(megabytes_of, self.processes())), 1)

    def ask(self, path: str, seconds: int) -> None:
        """Have wrk ask for one page so long."""
        before = self.used()
        headers = ("-H", "Accept-Language: fr", "-H", "Accept-Encoding: gzip", "-H", f"Host: localhost:{self.port}")
        asked = ("-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(ROOT / "benchmarks" / "latency.lua"), *headers)
        out = subprocess.run(["wrk", *asked, f"http://127.0.0.1:{self.port}{path}"], capture_output=True, check=True)  # noqa: S603, S607 - ours
        told: Told = json.loads(out.stdout.splitlines()[-1])
        if told.pop("errors") or not told["answers"]:
            raise SystemExit(f"{path}: {out.stdout.decode()}")
        self.told[path].append(told | {"cpu_ms": (self.used() - before) / told.pop("answers")})

    def medians(self) -> dict[str, Told]:
        """Return the median of each figure, by page."""
        return {
            path: {name: round(median(one[name] for one in rounds), 2) for name in rounds[0]}
            for path, rounds in self.told.items()
        }


def commands(application: str, port: int) -> dict[str, list[str]]:
    """Return how each server is started that is installed."""
    threads = ["--threads", "4", "--worker-class", "gthread", "--keep-alive", "30", "--log-level", "error"]
    made = {"gunicorn": ["gunicorn", application, "--bind", f"127.0.0.1:{port}", "--preload", *threads]}
    if importlib.util.find_spec("granian"):
        granian = ["granian", f"{application}:application", "--interface", "wsgi", "--port", str(port), "--no-log"]
        made["granian"] = [*granian, "--blocking-threads", "4"]
    return {name: [sys.executable, "-m", *words] for name, words in made.items()}


def listens(port: int) -> bool:
    """Whether a server listens on a port of this machine."""
    with socket.socket() as line:
        return not line.connect_ex(("127.0.0.1", port))


@contextmanager
def started(command: list[str], port: int, given: dict[str, str]) -> Iterator[Tree]:
    """Start a server, and wait until it listens and its processes are there."""
    process = subprocess.Popen(command, cwd=ROOT, env=given)  # noqa: S603 - our own
    try:
        while not listens(port):
            if process.poll() is not None:
                raise SystemExit(f"{command} doesn't start")
            time.sleep(0.1)
        # A port is open before all processes are there.
        time.sleep(1)
        yield Tree(port, process.pid)
    finally:
        process.terminate()
        process.wait()


@contextmanager
def nginx() -> Iterator[Tree]:
    """Serve a file as large as the bare view's page."""
    folder, port = VAR / "bench" / "nginx", free_port()
    (folder / "files").mkdir(parents=True, exist_ok=True)
    (folder / "files" / "file").write_text("é" * (FILE_KB * 512))
    (folder / "conf").write_text(NGINX.format(folder=folder, port=port))
    with started(["nginx", "-c", str(folder / "conf"), "-p", str(folder)], port, dict(os.environ)) as tree:
        yield tree


def main() -> None:
    """Measure."""
    size, seconds = (int(word) for word in (sys.argv[1:] + ["2000", "3"][len(sys.argv) - 1 :]))
    prepare(size)
    names = subjects(size)
    kept = ["/", f"/annuaire/{names['profile']}/"]
    asked: list[tuple[str, Tree, list[str]]] = []
    with ExitStack() as running:
        for what, application, more, paths in (
            ("kept", "portal.wsgi", {}, kept),
            ("made anew", "portal.wsgi", {"PAGE_CACHE_MEGABYTES": "0"}, ["/annuaire/", kept[1]]),
            ("bare", "benchmarks.reference.wsgi", PLAIN, ["/bare"]),
        ):
            for name in commands(application, 0):
                port = free_port()
                starting = started(commands(application, port)[name], port, environment(size, **more))
                asked.append((f"{name}, {what}", running.enter_context(starting), paths))
        asked.append(("nginx", running.enter_context(nginx()), ["/file"]))
        for number in range(ROUNDS + 1):
            for _name, server, paths in asked:
                for path in paths:
                    server.ask(path, seconds)
                if not number:
                    server.told.clear()
        told = {name: server.medians() | {"memory_mb": server.memory()} for name, server, _paths in asked}
    result = json.dumps({"volunteers": size, "load": os.getloadavg()[0], "servers": told}, indent=2)
    (VAR / "bench" / f"servers-{size}.json").write_text(result)
    sys.stdout.write(result + "\n")


if __name__ == "__main__":
    main()
