"""Making a backup."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from . import archive, sealing

OWNER_ONLY = 0o600


def make(out: Path, *, plain: bool) -> dict[str, Any]:
    """Write a backup to `out`, readable by its owner alone; return what it holds.

    The file appears under its name once it is whole. What is unsealed on the way lies beside it, and is removed.
    """
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".backup-") as folder:
        place = Path(folder)
        tar, whole = place / "tar", place / "whole"
        manifest = archive.pack(tar, place)
        with open(whole, "wb", opener=_for_owner) as target, tar.open("rb") as source:
            if plain:
                shutil.copyfileobj(source, target)
            else:
                sealing.seal(source, target)
            target.flush()
            os.fsync(target.fileno())
        whole.replace(out)
    return manifest


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, OWNER_ONLY)
