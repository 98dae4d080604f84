"""What people sent, in a backup and back: from its folder, or from an object store, file by file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, default_storage


def files(workplace: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file by its name and a place on this disk, which is there until the next one is asked for."""
    if not settings.MEDIA_STORE:
        yield from in_folder(Path(settings.MEDIA_ROOT))
        return
    copy = workplace / "file"
    for name in _names(default_storage):
        try:
            with default_storage.open(name) as stored, copy.open("wb") as target:
                shutil.copyfileobj(stored, target)
        except FileNotFoundError:
            continue  # erased a moment ago
        yield name, copy
        copy.unlink()


def in_folder(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file below a folder by its name there."""
    yield from ((str(path.relative_to(folder)), path) for path in sorted(folder.rglob("*")) if path.is_file())


def replace(taken: Path) -> None:
    """Put the files below `taken` in the place of those that are here."""
    if not settings.MEDIA_STORE:
        replace_folder(Path(settings.MEDIA_ROOT), taken)
        return
    for name in list(_names(default_storage)):
        default_storage.delete(name)
    for name, path in in_folder(taken):
        with path.open("rb") as file:
            default_storage.save(name, File(file))


def replace_folder(folder: Path, taken: Path) -> None:
    """Put what is below `taken`, if there is anything, in the place of what is in a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    if taken.exists():
        shutil.copytree(taken, folder)


def _names(storage: Storage, folder: str = "") -> Iterator[str]:
    folders, names = storage.listdir(folder)
    yield from (f"{folder}{name}" for name in names)
    for below in folders:
        yield from _names(storage, f"{folder}{below}/")
