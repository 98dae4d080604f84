"""Taking a backup back."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command

from portal.private import erased_people

from . import archive, databases, media, sealing
from .errors import BackupError


def restore(path: Path, *, replace: bool) -> dict[str, Any]:
    """Put a backup in the place of what is here; return what it holds. Checked whole before anything is touched.

    Then the database is brought to this version, people erased since are erased again, and the index is built anew.
    Raises `BackupError` for a backup that can't be used, and for a place with people in it unless `replace`.
    """
    if not replace and not databases.is_empty():
        raise BackupError("There are accounts here: add --replace to put the backup in their place.")
    with tempfile.TemporaryDirectory(dir=_near(), prefix="restore-") as folder:
        place = Path(folder)
        manifest = archive.unpack(_plain(path, place), place / "content")
        databases.load(place / "content" / archive.DATABASE)
        _take_files(place / "content")
    call_command("migrate", verbosity=0)
    call_command("purge", verbosity=0)
    call_command("search_index", "rebuild", verbosity=0)
    return manifest


def _near() -> Path:
    folder = Path(settings.VAR_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _plain(path: Path, place: Path) -> Path:
    """Return the tar, opened when it is sealed."""
    if not sealing.is_sealed(path):
        return path
    tar = place / "tar"
    with path.open("rb") as sealed, tar.open("wb") as plain:
        sealing.unseal(sealed, plain)
    return tar


def _take_files(content: Path) -> None:
    """Put the folders in place of those here; the list of erased people keeps the lines of both."""
    # Who was erased since the backup is known here alone, when this place isn't empty.
    here = _erased()
    media.replace(content / archive.MEDIA)
    media.replace_folder(Path(settings.PRIVATE_ROOT), content / archive.PRIVATE)
    if here:
        known, both = erased_people(), dict.fromkeys([*_erased(), *here])
        known.parent.mkdir(parents=True, exist_ok=True)
        known.write_text("".join(f"{line}\n" for line in both), encoding="ascii")
        known.chmod(0o600)


def _erased() -> list[str]:
    path = erased_people()
    return path.read_text(encoding="ascii").splitlines() if path.exists() else []
