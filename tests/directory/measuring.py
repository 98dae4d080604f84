"""What an upload costs, read in a process that holds nothing but the portal, so that its own memory is what grows."""

import json
import os
import subprocess
import sys
from pathlib import Path
from time import monotonic


def start():
    """Return a process that measures a file for each path it is given: it starts once, which takes seconds."""
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PYTHONPATH": ":".join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.directory.measuring"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def main():
    """Answer each path on standard input with a line of JSON, from a child that is born small and read once."""
    import django

    django.setup()
    from directory.uploads import documents
    from portal import pictures

    checks = {"photo": lambda file: pictures.upright(file, longest_side=1600), "document": documents.checked}
    for line in sys.stdin:
        if child := os.fork():
            os.waitpid(child, 0)
            continue
        _measure(line.rstrip("\n"), checks)
        os._exit(0)


def _measure(path, checks):
    from django.core.exceptions import ValidationError

    answers, before, began = {}, _memory("VmRSS"), monotonic()
    for name, check in checks.items():
        with Path(path).open("rb") as file:
            try:
                check(file)
                answers[name] = ""
            except ValidationError as refusal:
                answers[name] = " ".join(refusal.messages)
    told = {"answers": answers, "seconds": monotonic() - began, "megabytes": _memory("VmHWM") - before}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _memory(name):
    """Return a figure of this process in megabytes: `ru_maxrss` would tell of the process that started this one too."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


if __name__ == "__main__":
    main()
