"""The content of a backup: a tar with the database, the files people sent, and a list of digests."""

import hashlib
import json
import shutil
import tarfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from . import databases, media
from .errors import BackupError

DATABASE, MANIFEST = "database", "manifest.json"
MEDIA, PRIVATE = "media", "private"


def pack(path: Path, workplace: Path) -> dict[str, Any]:
    """Write everything into a tar at `path`; return its list.

    The database first, the files after it: a file that comes meanwhile has no row and harms nobody, one that goes
    meanwhile was erased.
    """
    copy = workplace / DATABASE
    databases.dump(copy)
    digests: dict[str, str] = {}
    with tarfile.open(path, "w") as tar:
        _add(tar, copy, DATABASE, digests)
        for name, file in media.files(workplace):
            _add(tar, file, f"{MEDIA}/{name}", digests)
        for name, file in media.in_folder(Path(settings.PRIVATE_ROOT)):
            _add(tar, file, f"{PRIVATE}/{name}", digests)
        manifest = _manifest(digests)
        listed = workplace / MANIFEST
        listed.write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        tar.add(listed, MANIFEST)
    copy.unlink()
    return manifest


def unpack(path: Path, place: Path) -> dict[str, Any]:
    """Take a tar apart into `place` and check each file against the list; one wrong file raises `BackupError`."""
    try:
        with tarfile.open(path) as tar:
            _extract(tar, place.resolve())
        manifest: dict[str, Any] = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
    except (tarfile.TarError, OSError, ValueError) as error:
        raise BackupError(f"This is no backup of the portal, or not the whole of it: {error}") from error
    if manifest["vendor"] != connection.vendor:
        raise BackupError(f"This backup is of {manifest['vendor']}, and the portal here uses {connection.vendor}.")
    wrong = [name for name, digest in manifest["files"].items() if _digest(place / name) != digest]
    if wrong:
        raise BackupError(f"{len(wrong)} files are damaged, {wrong[0]} first: nothing was taken back.")
    return manifest


def _extract(tar: tarfile.TarFile, place: Path) -> None:
    """Write the files of a tar below `place`; Python knows a filter that refuses all else only since 3.11.4."""
    for member in tar:
        target = (place / member.name).resolve()
        source = tar.extractfile(member) if member.isfile() else None
        if source is None or not target.is_relative_to(place):
            raise BackupError(f"“{member.name}” is nothing that a backup holds: nothing was taken back.")
        target.parent.mkdir(parents=True, exist_ok=True)
        with source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy)


def _manifest(digests: dict[str, str]) -> dict[str, Any]:
    applied = MigrationRecorder(connection).applied_migrations()
    return {
        "made_at": timezone.now().isoformat(),
        "vendor": connection.vendor,
        "migrations": sorted(".".join(key) for key in applied),
        "files": digests,
    }


def _add(tar: tarfile.TarFile, path: Path, name: str, digests: dict[str, str]) -> None:
    try:
        digests[name] = _digest(path)
        tar.add(path, name)
    except FileNotFoundError:
        digests.pop(name, None)  # erased a moment ago


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
