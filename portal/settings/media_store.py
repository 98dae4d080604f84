"""Where pictures and documents are kept: a folder of this machine, or an object store that several machines share."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ASKED = (
    "MEDIA_STORE must read s3://user:password@HOST:PORT/BUCKET?region=REGION (without user:password@: those of the "
    "machine's role; tls=no for a store on the same machine)."
)


def media_store(address: str) -> dict[str, Any]:
    """Return Django's storage for what people send in; `address` is MEDIA_STORE, empty for a folder.

    Raises `ImproperlyConfigured` for an address that names no bucket.
    """
    if not address:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(address)
    bucket, _slash, folder = parts.path.strip("/").partition("/")
    if parts.scheme != "s3" or not parts.hostname or not bucket:
        raise ImproperlyConfigured(ASKED)
    more = {name: values[0] for name, values in parse_qs(parts.query).items()}
    scheme = "http" if more.get("tls") == "no" else "https"
    return {
        "BACKEND": "portal.media_store.MediaStore",
        "OPTIONS": {
            "bucket_name": bucket,
            "location": folder,
            "endpoint_url": f"{scheme}://{parts.netloc.rpartition('@')[2]}",
            "region_name": more.get("region"),
            "access_key": unquote(parts.username) if parts.username else None,
            "secret_key": unquote(parts.password) if parts.password else None,
        },
    }
