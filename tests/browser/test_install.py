"""Installing the portal: once by its script under a folder of its own, then again, then it is started from there."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.browser.server import ROOT, free_port, wait_until_it_answers

HOST = "entraide.example.org"
MAIL = "smtp+tls://entraide:secret@mail.example.org:587"


@pytest.fixture(scope="module")
def root(prepared, tmp_path_factory):
    """A machine's root, with the database of a portal that was there before."""
    folder = tmp_path_factory.mktemp("machine")
    place = folder / "var/lib/entraide"
    place.mkdir(parents=True)
    shutil.copy(prepared / "entraide.sqlite3", place)
    return folder


def install(root: Path) -> subprocess.CompletedProcess[str]:
    database = f"sqlite:///{root}/var/lib/entraide/entraide.sqlite3"
    words = ("--host", HOST, "--root", str(root), "--venv", sys.prefix, "--database", database)
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [ROOT / "deploy/install", *words], cwd="/", env=bare, capture_output=True, text=True, check=False
    )


def settings_of(root: Path) -> dict[str, str]:
    lines = (root / "etc/entraide/entraide.env").read_text().splitlines()
    pairs = [line.split("=", 1) for line in lines if line and not line.startswith("#")]
    return {name: value.strip("'") for name, value in pairs}


def digests(root: Path) -> dict[str, str]:
    """Return what the machine's own folders hold."""
    files = [path for path in (*(root / "etc").rglob("*"), *(root / "usr").rglob("*")) if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def changes(done: subprocess.CompletedProcess[str]) -> list[str]:
    return re.findall(r"^changed: (\S+)", done.stderr, flags=re.MULTILINE)


def start(root: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start the web as its unit does."""
    app, port = root / "srv/entraide/app", free_port()
    path = {"PYTHONPATH": f"{app}:{app}/requests", "WEB_BIND": f"127.0.0.1:{port}", "WEB_WORKERS": "1"}
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "portal.wsgi"]
    environment = {"PATH": os.environ["PATH"]} | settings_of(root) | path
    return subprocess.Popen(command, cwd=app, env=environment), f"http://127.0.0.1:{port}"


def test_it_says_what_is_missing_then_installs_then_changes_nothing(root):
    first = install(root)
    assert (first.returncode, "Fill in EMAIL_URL" in first.stderr) == (1, True), first.stderr
    env = root / "etc/entraide/entraide.env"
    assert env.stat().st_mode & 0o777 == 0o640
    secrets = settings_of(root)
    assert min(len(secrets[name]) for name in ("SECRET_KEY", "METRICS_TOKEN")) >= 50
    assert secrets["SECRET_KEY"] != secrets["METRICS_TOKEN"]
    env.write_text(env.read_text().replace("EMAIL_URL=\n", f"EMAIL_URL={MAIL}\n"))

    second = install(root)
    assert second.returncode == 0, second.stderr
    assert "/etc/systemd/system/entraide-web.service" in changes(second)
    assert "HOST" not in (root / "etc/nginx/sites-enabled/entraide.conf").read_text()
    assert settings_of(root)["SECRET_KEY"] == secrets["SECRET_KEY"]
    assert (root / "var/lib/entraide/private").stat().st_mode & 0o777 == 0o700

    before = digests(root)
    third = install(root)
    assert (third.returncode, changes(third)) == (0, []), third.stderr
    assert digests(root) == before
    assert len(list((root / "srv/entraide/releases").iterdir())) == 2

    process, url = start(root)
    try:
        wait_until_it_answers(url)
        page = urllib.request.Request(f"{url}/", headers={"Host": HOST, "X-Forwarded-Proto": "https"})
        with urllib.request.urlopen(page, timeout=20) as answer:
            text = answer.read().decode()
        assert re.search(r"/static/css/site\.\w+\.css", text)
        assert not (root / "srv/entraide/app/var").exists()
    finally:
        process.terminate()
        process.wait(timeout=40)
