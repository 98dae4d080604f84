"""Each setting is documented, production starts only when it is safe, and then has nothing to warn of."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.files import ROOT, files, text

GOOD = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "k3" * 30 + "-a-long-and-random-one",
    "ALLOWED_HOSTS": "entraide.example.org",
    "SITE_URL": "https://entraide.example.org",
    "DATABASE_URL": "postgres://entraide@localhost/entraide",
    "EMAIL_URL": "smtp+tls://entraide:secret@mail.example.org:587",
}

PLAIN_PROVIDER = '[{"id": "x", "name": "X", "server_url": "http://x.example", "client_id": "c", "secret": "s"}]'


def variables_read() -> set[str]:
    """Return the names that settings read from the environment."""
    calls = [
        node
        for path in files(".py", under="portal/settings/")
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[0] == "env" and node.args
    ]
    return {str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)}


def test_the_example_names_every_variable_and_no_other():
    documented = set(re.findall(r"^#? ?([A-Z][A-Z0-9_]+)=", text(Path(".env.example")), flags=re.MULTILINE))
    assert documented == variables_read()


def test_each_variable_is_read_once():
    source = text(Path("portal/settings/base.py")) + text(Path("portal/settings/dev.py"))
    assert {name for name in variables_read() if source.count(f'("{name}"') > 1} == set()


def start(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with nothing but this environment."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "-W", "error", *words]
    return subprocess.run(command, cwd=ROOT, env=bare | environment, capture_output=True, text=True, check=False)


def test_production_has_nothing_to_warn_of(tmp_path):
    done = start("manage.py", "check", "--deploy", "--fail-level", "WARNING", **GOOD, VAR_DIR=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "System check identified no issues (0 silenced).\n", "")


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is missing, too short"),
        ({"SECRET_KEY": "django-insecure-" + "x" * 60}, "SECRET_KEY is missing, too short or a known one"),
        ({"SECRET_KEY": "x" * 60}, "SECRET_KEY is missing, too short or a known one"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name the hosts"),
        ({"DEMO": "1"}, "DEMO shows everybody's letters"),
        ({"DEBUG": "1"}, "DEBUG shows settings and data"),
        ({"EMAIL_URL": "consolemail://"}, "EMAIL_URL is missing or shows letters"),
        ({"EMAIL_URL": "dummymail://"}, "EMAIL_URL is missing or shows letters"),
        ({"SITE_URL": "http://localhost:8000"}, "SITE_URL must be the address people type"),
        ({"SITE_URL": "http://entraide.example.org"}, "SITE_URL must be the address people type"),
        ({"OIDC_PROVIDERS": '[{"id": "x", "name": "X"}]'}, "provider x: server_url is missing"),
        ({"OIDC_PROVIDERS": PLAIN_PROVIDER}, "provider x: server_url must begin with https://"),
    ],
)
def test_production_refuses_to_start(wrong, hint, tmp_path):
    done = start("manage.py", "check", **GOOD | wrong, VAR_DIR=str(tmp_path))
    assert done.returncode != 0
    assert hint in done.stderr


def test_nobody_else_reads_a_database_in_a_file(tmp_path):
    database = tmp_path / "entraide.sqlite3"
    database.touch(mode=0o666)
    environment = GOOD | {"DATABASE_URL": f"sqlite:///{database}", "VAR_DIR": str(tmp_path)}
    done = start("manage.py", "migrate", "contenttypes", **environment)
    assert done.returncode == 0, done.stderr
    assert {path.name: oct(path.stat().st_mode & 0o137) for path in tmp_path.glob("*.sqlite3*")} == dict.fromkeys(
        {path.name for path in tmp_path.glob("*.sqlite3*")}, "0o0"
    )


def test_a_clone_starts_with_no_variable_at_all(tmp_path):
    done = start("manage.py", "check", VAR_DIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
