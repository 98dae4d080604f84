"""Pictures and files where no web server stands before the portal: in development and in the demo."""

import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve

# A file somebody sent in can do nothing when it is opened by itself.
FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serve a file of `MEDIA_ROOT`, harmless whatever is in it.

    Documents have their own address, which asks who may read them: raises `Http404` for theirs here.
    """
    folder = posixpath.normpath(path).lstrip("/").partition("/")[0]
    if folder == "documents":
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response
