"""Files that no address serves: only a view that asks who reads hands them out."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.db.models.fields.files import FieldFile


def private_storage() -> FileSystemStorage:
    """Return the place of such files, readable by the portal's own account only."""
    return FileSystemStorage(location=settings.PRIVATE_ROOT, file_permissions_mode=0o600, base_url=None)


def erased_people() -> Path:
    """Return the file that keeps the list of erased people beside the database: a restore must not lose it."""
    return Path(settings.PRIVATE_ROOT) / "erased-people.txt"


def delete_with_row(file: FieldFile) -> None:
    """Delete a file once the change that lets go of it is committed: undone, it would still be needed."""
    if file:
        storage, name = file.storage, str(file.name)
        transaction.on_commit(lambda: storage.delete(name))
