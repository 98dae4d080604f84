"""The file of a SQLite database: everything is in it, so nobody but the portal reads it."""

import os
from pathlib import Path

# Owner and group may read; the group is for who makes the backups.
PRIVATE_MODE = 0o640


def keep_private(name: str | Path) -> None:
    """Take reading by strangers away from the database's file and from those beside it, present and to come.

    SQLite gives the files of its journal the mode of the database, so this mode is enough for what comes later.
    """
    database = Path(name)
    database.parent.mkdir(parents=True, exist_ok=True)
    database.touch(mode=PRIVATE_MODE, exist_ok=True)
    for path in (database, Path(f"{name}-wal"), Path(f"{name}-shm")):
        if path.exists() and path.stat().st_uid == os.geteuid():
            path.chmod(path.stat().st_mode & PRIVATE_MODE)
