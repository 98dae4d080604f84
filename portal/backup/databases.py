"""The database as one consistent file, while the portal goes on writing: by each database's own means."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection, connections

from .errors import BackupError

# pg_dump's own format: compressed, and taken back as a whole or not at all.
DUMP = ("pg_dump", "--format=custom", "--no-owner", "--no-privileges")
LOAD = (
    "pg_restore",
    "--clean",
    "--if-exists",
    "--no-owner",
    "--no-privileges",
    "--single-transaction",
    "--exit-on-error",
)


def dump(path: Path) -> None:
    """Write the database as it is at one moment."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
    else:
        _run(*DUMP, f"--file={path}")


def load(path: Path) -> None:
    """Put what `dump` wrote in the place of everything there is."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            copy.backup(connection.connection)
    else:
        connections.close_all()
        _run(*LOAD, f"--dbname={connection.settings_dict['NAME']}", str(path))


def is_empty() -> bool:
    """Whether nobody has an account here yet: only such a place takes a backup without being asked twice."""
    tables = connection.introspection.table_names()
    if "accounts_user" not in tables:
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM accounts_user")
        return int(cursor.fetchone()[0]) == 0


def _run(*command: str) -> None:
    """Run PostgreSQL's own program; the password goes by the environment, where no list of processes shows it."""
    told = connection.settings_dict
    where = {
        "PGHOST": told["HOST"],
        "PGPORT": str(told["PORT"]),
        "PGUSER": told["USER"],
        "PGPASSWORD": told["PASSWORD"],
    }
    where["PGDATABASE"] = told["NAME"]
    environment = os.environ | {name: value for name, value in where.items() if value}
    try:
        subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    except FileNotFoundError:
        raise BackupError(f"{command[0]} is missing: install postgresql-client.") from None
    except subprocess.CalledProcessError as error:
        raise BackupError(f"{command[0]} failed: {error.stderr.strip()[-400:]}") from error
