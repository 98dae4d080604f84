"""A process of the portal that has started already; each command runs in a child of it, as in a process of its own.

To start Django and Wagtail takes seconds, and a file of tests runs dozens of commands.
"""

import atexit
import gc
import io
import json
import os
import subprocess
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import django
from django.core.management import execute_from_command_line
from django.urls import get_resolver


class Standing:
    """Starts the process when the first command is given."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self.environment, self.folder = environment, folder
        self.process: subprocess.Popen[str] | None = None
        atexit.register(self.end)

    def run(self, *words: str) -> tuple[int, str]:
        """Run a management command; return its exit code, and what it printed, with the errors if it failed."""
        if self.process is None:
            command = [sys.executable, "-m", "tests.browser.standing"]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            self.process = subprocess.Popen(command, cwd=self.folder, env=self.environment, text=True, **pipes)
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        code, printed = json.loads(self.process.stdout.readline())
        return code, printed

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
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            run(json.loads(line), writing)
        os.close(writing)
        with os.fdopen(reading) as answer:
            said = answer.read()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(json.dumps([code, said]) + "\n")
        sys.stdout.flush()


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


if __name__ == "__main__":
    serve()
