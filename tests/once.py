"""The database as migrations leave it, made once: whatever begins with one takes a copy.

Migrations take over twenty seconds, nearly all of it to draw the models anew at each step. What was made is known by
the code it was made of, so a change of ours makes it again.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from environ import Env

ROOT = Path(__file__).resolve().parents[1]
# As the environment says: the settings of the suite give each process a folder of its own.
FOLDER = Path(os.environ.get("VAR_DIR", ROOT / "var")).resolve() / "tests"
NOT_READ = {"tests", "benchmarks", "node_modules", "var"}


def copy_to(database: Path) -> None:
    """Lay the SQLite database at this path, replacing what is there."""
    made = FOLDER / f"{code()}.sqlite3"
    with alone("sqlite"):
        if not made.exists():
            _forget("*.sqlite3")
            _make(lambda folder: f"sqlite:///{folder / made.name}", lambda folder: (folder / made.name).rename(made))
    database.unlink(missing_ok=True)
    with closing(sqlite3.connect(made)) as source, closing(sqlite3.connect(database)) as copy:
        source.backup(copy)


def template(told: dict[str, Any]) -> str:
    """Return the name of the database to copy on the PostgreSQL server of these settings."""
    import psycopg

    place = hashlib.sha256(bytes(ROOT)).hexdigest()[:8]
    name = f"once_{place}_{code()}"
    where = {"host": told["HOST"], "port": told["PORT"], "user": told["USER"], "password": told["PASSWORD"]}
    with alone("postgresql"), psycopg.connect(dbname="postgres", autocommit=True, **where) as server:
        found = [
            name
            for (name,) in server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"once_{place}_%"])
        ]
        if name not in found:
            for old in (*found, f"{name}_making"):
                server.execute(f'DROP DATABASE IF EXISTS "{old}"')
            server.execute(f'CREATE DATABASE "{name}_making"')
            url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}".format_map(told)
            _make(lambda _folder: f"{url}/{name}_making")
            server.execute(f'ALTER DATABASE "{name}_making" RENAME TO "{name}"')
    return name


@cache
def code() -> str:
    """Return a number for the code that decides what migrations make: ours, and the versions of what we use."""
    seen = hashlib.sha256()
    for one in sorted(f"{one.name} {one.version}" for one in distributions()):
        seen.update(one.encode())
    for path in sorted(_ours()):
        seen.update(path.read_bytes())
    return seen.hexdigest()[:12]


def _ours() -> Iterator[Path]:
    for folder in ROOT.iterdir():
        if folder.is_dir() and not folder.name.startswith(".") and folder.name not in NOT_READ:
            yield from folder.rglob("*.py")


@contextmanager
def alone(kind: str) -> Iterator[None]:
    """Have other processes of the run wait that begin with the same kind: one of them makes what all need."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _forget(pattern: str) -> None:
    for old in FOLDER.glob(pattern):
        old.unlink()


def _make(address: Callable[[Path], str], then: Callable[[Path], object] = lambda _folder: None) -> None:
    with tempfile.TemporaryDirectory(dir=FOLDER) as name:
        environment = os.environ | {
            "DATABASE_URL": address(Path(name)),
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "PYTHONPATH": os.pathsep.join(sys.path),
            "VAR_DIR": name,
        }
        subprocess.run([sys.executable, ROOT / "manage.py", "migrate", "-v0"], env=environment, cwd=ROOT, check=True)
        then(Path(name))


if __name__ == "__main__":
    # As `bin/test` does, so that it is there when it is asked for.
    template(Env.db_url_config(os.environ["DATABASE_URL"]))
