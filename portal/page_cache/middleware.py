"""Keeping the pages that may be kept, as they leave for a visitor; `wsgi.py` answers with them."""

import time
from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from .asked import key_of
from .drawn import kept as kept_fragments
from .kept import KeptPage, Shelf
from .watching import number_asked_once

Answer = Callable[[HttpRequest], HttpResponse]
shelf = Shelf(settings.PAGE_CACHE_MEGABYTES * 1_000_000)


def keep_pages(get_response: Answer) -> Answer:
    """Keep what may be kept.

    The number is asked for before the page is made: what changes meanwhile makes the page old before it is kept.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        kept_fragments.pass_on()
        if not settings.PAGE_CACHE_SECONDS or request.method != "GET":
            return get_response(request)
        with number_asked_once() as state:
            response = get_response(request)
        key = key_of(request.META)
        if key and state is not None and is_kept(request, response):
            shelf.put(key, kept(response, number=state, until=time.monotonic() + settings.PAGE_CACHE_SECONDS))
        return response

    return answer


def is_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a page says that it may be kept whole, and nothing in its head is for one person."""
    match = request.resolver_match
    context = getattr(response, "context_data", None) or {}
    for_one = response.headers.get("Cache-Control", "")
    return (
        response.status_code == 200
        and match is not None
        and match.url_name == "wagtail_serve"
        and getattr(context.get("page"), "is_kept_whole", False)
        and not response.cookies
        and "private" not in for_one
        and "no-store" not in for_one
    )


def kept(response: HttpResponse, *, number: int, until: float) -> KeptPage:
    """Return a page as it is kept; browsers keep it too, and ask each time whether it is still the same."""
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    patch_vary_headers(response, ["Accept-Encoding"])
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    head = [(name, value) for name, value in response.items() if name not in ("Content-Length", "X-Request-ID")]
    return KeptPage(number=number, until=until, etag=etag, body=response.content, head=head)
