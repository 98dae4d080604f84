"""What every answer carries: a validator (ETag), what is left of the pace, what it depends on."""

from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from .auth import SESSION_HEADER
from .limits import say_pace
from .writing.versions import BETWEEN, noted_version

DEPENDS_ON = ("Accept-Language", "Authorization", SESSION_HEADER)


def carried(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Put on an answer what each carries, with a body or without one, a refusal as well."""
    say_pace(request, response)
    patch_vary_headers(response, DEPENDS_ON)
    return response


def finished(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Complete an answer, or return 304 when the caller has it already."""
    carried(request, response)
    is_read = request.method in ("GET", "HEAD")
    version = noted_version(request)
    if response.status_code != 200 or not (version or is_read):
        return response
    digest = blake2b(response.content, digest_size=16).hexdigest()
    etag = f'"{version}{BETWEEN}{digest}"' if version else f'"{digest}"'
    response.headers["ETag"] = etag
    if not is_read:
        return response
    response.headers.setdefault("Cache-Control", "no-cache")
    return get_conditional_response(request, etag=etag, response=response) or response
