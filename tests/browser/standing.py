"""A process of the portal that has started already; each command runs in a child of it, as in a process of its own.

To start Django and Wagtail takes seconds, and a file of tests runs dozens of commands, a web server and a worker.
"""

import atexit
import gc
import io
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import django
from django.core.management import execute_from_command_line
from django.urls import get_resolver
from gunicorn.app.wsgiapp import WSGIApplication

# Seconds for finishing what is in hand.
PATIENCE = 30


class Standing:
    """Starts the process when the first command is given."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self.environment, self.folder = environment, folder
        self.process: subprocess.Popen[str] | None = None
        atexit.register(self.end)

    def run(self, *words: str) -> tuple[int, str]:
        """Run a management command; return its exit code, and what it printed, with the errors if it failed."""
        code, printed = self._ask("run", words)
        return code, printed

    def start(self, *words: str) -> int:
        """Start what goes on: Gunicorn, or a management command; return the number of its process."""
        return int(self._ask("start", words))

    def stop(self, number: int) -> None:
        """Ask what goes on to stop, with all that it started; return once it has."""
        assert self._ask("stop", [str(number)]) == "stopped", f"{number} did not stop in {PATIENCE} s."

    def _ask(self, what: str, words: Sequence[str]) -> Any:
        if self.process is None:
            command = [sys.executable, "-m", "tests.browser.standing"]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            self.process = subprocess.Popen(command, cwd=self.folder, env=self.environment, text=True, **pipes)
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([what, *words]) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def end(self) -> None:
        """Let it go; it ends with its input."""
        if self.process is not None:
            self.process.communicate(timeout=30)
            self.process = None


def serve() -> None:
    """Read commands, a line each, until there are no more."""
    gc.disable()
    django.setup()
    # Read once here, it is there in every child.
    _views = get_resolver().url_patterns
    gc.freeze()
    gc.enable()
    for line in sys.stdin:
        what, *words = json.loads(line)
        sys.stdout.write(json.dumps(DOES[what](words)) + "\n")
        sys.stdout.flush()


def run_apart(words: list[str]) -> tuple[int, str]:
    """Run a command in a child; return its exit code, and what it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        run(words, writing)
    os.close(writing)
    with os.fdopen(reading) as answer:
        said = answer.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def start(words: list[str]) -> int:
    """Start Gunicorn or a command in a child, in a group of its own; return its number."""
    if child := os.fork():
        return child
    os.setsid()
    # What is asked here, and what is answered, is not for it.
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    sys.argv = words
    try:
        WSGIApplication().run() if words[0] == "gunicorn" else execute_from_command_line(words)
    except SystemExit as ended:
        os._exit(ended.code if isinstance(ended.code, int) else 1)
    except BaseException:  # noqa: BLE001 - the child ends here, whatever it is
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def stop(words: list[str]) -> str:
    """Stop a child and its group."""
    child = int(words[0])
    os.killpg(child, signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return "stopped"
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "killed"


def run(words: list[str], answer: int) -> None:
    """Be the child: run one command, write what it prints, and end."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    # What programs it starts say is not among the answers.
    os.dup2(2, 1)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            execute_from_command_line(["manage.py", *words])
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except Exception:  # noqa: BLE001 - whatever it is, whoever asked is told
        code = 1
        err.write(traceback.format_exc())
    with os.fdopen(answer, "w") as told:
        told.write(out.getvalue() if code == 0 else out.getvalue() + err.getvalue())
    os._exit(code)


DOES: dict[str, Callable[[list[str]], object]] = {"run": run_apart, "start": start, "stop": stop}

if __name__ == "__main__":
    serve()
