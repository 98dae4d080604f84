"""What an administrator installs is right before anybody installs it: each file read by the program it is for."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from portal.observing import metrics
from portal.observing.measures import measures
from tests.house.files import ROOT, text

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
SCRIPTS = [
    DEPLOY / "install",
    DEPLOY / "backup",
    *(path for path in (ROOT / "bin").iterdir() if path.suffix == "" and path.name[0] != "_"),
]
METRIC = re.compile(r"\bentraide_[a-z_]+")


def told(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd isn't installed: bin/test installs it")
@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_systemd_understands_each_unit(unit, tmp_path):
    """Under a root of its own, so that the programs it names are found; every word is checked by systemd itself."""
    for place in ("etc/systemd/system", "srv/entraide/venv/bin", "srv/entraide/app/deploy", "bin", "etc/entraide"):
        (tmp_path / place).mkdir(parents=True)
    for program in (
        "srv/entraide/venv/bin/gunicorn",
        "srv/entraide/venv/bin/python",
        "bin/kill",
        "bin/sh",
        "bin/mkdir",
    ):
        (tmp_path / program).write_text("#!/bin/true\n")
        (tmp_path / program).chmod(0o755)
    shutil.copy(DEPLOY / "backup", tmp_path / "srv/entraide/app/deploy/backup")
    for path in UNITS:
        shutil.copy(path, tmp_path / "etc/systemd/system")
    name = unit.name.replace("@", "@1")
    done = told("systemd-analyze", "verify", f"--root={tmp_path}", "--man=no", "--recursive-errors=no", name)
    complaints = [line for line in done.stderr.splitlines() if unit.name.partition("@")[0] in line]
    assert complaints == []


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck isn't installed: bin/test installs it")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_have_no_traps(script):
    done = told("shellcheck", "-S", "warning", str(script))
    assert done.stdout == ""


def test_each_command_has_help():
    for script in ("deploy/install", "deploy/backup", "bin/chaos", "bin/outdated"):
        done = told(script, "--help")
        assert (done.returncode, script in done.stdout) == (0, True), script


def known_metrics():
    """Return every name that the portal gives to Prometheus."""
    counted = {
        family.name + "_total" if family.type == "counter" else family.name for family in metrics.registry.collect()
    }
    buckets = {f"{name}_bucket" for name in counted}
    return counted | buckets | {measure.name for measure in measures()}


@pytest.mark.parametrize("name", ["deploy/prometheus/alerts.yml", "deploy/grafana/entraide.json"])
def test_alerts_and_dashboard_ask_for_what_there_is(name):
    asked = set(METRIC.findall(text(Path(name))))
    assert asked
    assert asked - known_metrics() == set()


def test_every_alert_is_explained_in_both_languages():
    alerts = re.findall(r"alert: (\w+)", text(Path("deploy/prometheus/alerts.yml")))
    assert len(alerts) > 5
    for page in ("docs/operations.md", "docs/operations.fr.md"):
        assert [alert for alert in alerts if f"`{alert}`" not in text(Path(page))] == []


def test_the_dashboard_is_one():
    board = json.loads(text(Path("deploy/grafana/entraide.json")))
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"]) >= 8


def test_containers_do_what_the_units_do():
    compose, units = text(Path("deploy/container/compose.yaml")), "".join(path.read_text() for path in UNITS)
    image = text(Path("deploy/container/Containerfile"))
    for words in ("STATEMENT_TIMEOUT", "process_work"):
        assert words in compose
        assert words in units
    assert "deploy/gunicorn.conf.py" in image
    assert "--require-hashes" in image
    assert re.search(r"^USER entraide$", image, re.MULTILINE)
