"""Files that no address serves: only a view that asks who reads hands them out."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage


def private_storage() -> FileSystemStorage:
    """Return the place of such files, readable by the portal's own account only."""
    return FileSystemStorage(location=settings.PRIVATE_ROOT, file_permissions_mode=0o600, base_url=None)
