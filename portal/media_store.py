"""Pictures and documents in an object store (S3): kept there, read by people through the portal alone."""

from typing import Any

from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class MediaStore(S3Storage):
    """A bucket that nobody but the portal reads: addresses are the portal's own, and no page names another host.

    Names are never used twice, so that what a browser keeps under one stays right.
    """

    def __init__(self, **options: Any) -> None:
        always = {"default_acl": None, "file_overwrite": False, "signature_version": "s3v4", "addressing_style": "path"}
        super().__init__(**always | options)

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """Return where `portal.media.media` serves a file."""
        return settings.MEDIA_URL + (filepath_to_uri(name) or "")
