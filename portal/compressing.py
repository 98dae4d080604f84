"""Pages leave compressed: an old telephone gets a list of sixty kilobytes as ten.

Style sheets and scripts are compressed when they are collected; answers in other forms are for programs, which ask
for little.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_string

Answer = Callable[[HttpRequest], HttpResponse]
# Below, the head of the compressed form costs more than it saves.
SHORTEST = 500
# Whoever is signed in may have a secret beside words that somebody else chose: a length that varies tells nothing of
# either (BREACH). Cookies that no other site's request carries (SameSite) are the first wall, this one the second.
RANDOM_BYTES = 100


def compress_pages(get_response: Answer) -> Answer:
    """Compress whole pages for browsers that say they can read it."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not is_page(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            compress(response)
        return response

    return answer


def is_page(response: HttpResponse) -> bool:
    """Whether an answer is text for people, whole, and worth it."""
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    return is_html and not response.streaming and len(response.content) >= SHORTEST


def takes_gzip(accepted: str) -> bool:
    """Whether a browser's header Accept-Encoding names gzip."""
    return "gzip" in accepted


def compress(response: HttpResponse) -> None:
    """Compress an answer; its tag is a weak one then, since the bytes are no longer those it was made of."""
    is_for_all = "public" in response.headers.get("Cache-Control", "")
    response.content = compress_string(response.content, max_random_bytes=None if is_for_all else RANDOM_BYTES)
    response.headers["Content-Length"] = str(len(response.content))
    response.headers["Content-Encoding"] = "gzip"
    if etag := response.headers.get("ETag"):
        response.headers["ETag"] = weak(etag)


def weak(etag: str) -> str:
    """Return a tag as one that stands for the same page in other bytes."""
    return etag if etag.startswith("W/") else f"W/{etag}"
