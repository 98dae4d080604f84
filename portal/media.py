"""Pictures and files that no web server finds in a folder: in development, in the demo, and from an object store."""

import mimetypes
import posixpath

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

# A file somebody sent in can do nothing when it is opened by itself.
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


# A name is never used twice; who is erased is gone from other people's browsers after a month.
KEPT_FOR = 30 * 24 * 3600


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a file of `MEDIA_ROOT` or `MEDIA_STORE`, harmless whatever is in it.

    Documents have their own address, which asks who may read them: raises `Http404` for theirs here.
    """
    folder = posixpath.normpath(path).lstrip("/").partition("/")[0]
    if folder == "documents":
        raise Http404
    stored = bool(settings.MEDIA_STORE)
    response = from_store(path) if stored else serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


def from_store(path: str) -> FileResponse:
    """Pass on a file of the object store; raises `Http404` for one it doesn't have, or a name that climbs out of it."""
    try:
        file = default_storage.open(path)
    except (FileNotFoundError, SuspiciousOperation):
        raise Http404 from None
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return FileResponse(file, content_type=kind, headers={"Cache-Control": f"public, max-age={KEPT_FOR}"})
