"""Files and the rows that name them: what is on the disk and nobody's, what is named and lost."""

import time
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.core.files.storage import FileSystemStorage, Storage
from django.db import models

from .integrity import Check
from .private import erased_people

# A file is written before its row: younger ones may be about to get one.
YOUNG = 24 * 60 * 60


def columns() -> Iterator[models.FileField]:
    """Yield every column that names a file."""
    for model in apps.get_models():
        yield from (field for field in model._meta.local_fields if isinstance(field, models.FileField))


def named() -> dict[Path, str]:
    """Return every file that a row names, by its place on this disk, with the row that names it."""
    found = {}
    for field in columns():
        folder = folder_of(field.storage)
        for pk, name in field.model._base_manager.exclude(**{field.name: ""}).values_list("pk", field.name):
            if folder and name:
                found[(folder / name).resolve()] = f"{field.model._meta.label} #{pk}"
    return found


def folder_of(storage: Storage) -> Path | None:
    """Return where a storage keeps its files on this disk; None for one that is elsewhere."""
    return Path(storage.location) if isinstance(storage, FileSystemStorage) else None


def folders() -> set[Path]:
    """Return every folder that holds such files."""
    return {folder.resolve() for field in columns() if (folder := folder_of(field.storage)) and folder.exists()}


def lost() -> Iterator[str]:
    """Yield the files that a row names and nobody has."""
    yield from (f"{row} names {path.name}, which is lost" for path, row in named().items() if not path.exists())


def foreign() -> Iterator[Path]:
    """Yield the files that no row names, old enough to have had time to get one, save the list of erased people."""
    known, before = {*named(), erased_people().resolve()}, time.time() - YOUNG
    for folder in folders():
        for path in folder.rglob("*"):
            if path.is_file() and path.resolve() not in known and path.stat().st_mtime < before:
                yield path


def remove_foreign() -> None:
    """Delete what no row names: a photo that was erased must not stay because a crash came between."""
    for path in list(foreign()):
        path.unlink(missing_ok=True)


CHECKS = (
    Check("files-lost", "files that a row names and nobody has", lost),
    Check(
        "files-foreign",
        "files that no row names",
        lambda: (f"{path.name} belongs to nobody" for path in foreign()),
        remove_foreign,
    ),
)
