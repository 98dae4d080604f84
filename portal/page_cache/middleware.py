"""Answering visitors with pages that are kept, and keeping those that may be."""

import time
from collections.abc import Callable
from hashlib import sha256
from types import SimpleNamespace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from .kept import KeptPage, Shelf
from .watching import number

Answer = Callable[[HttpRequest], HttpResponse]
# Who has one of these is somebody: signed in, in the middle of a form, or told something by a message.
COOKIES_OF_SOMEBODY = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages")
# Longer addresses are inventions.
LONGEST_ADDRESS = 300
shelf = Shelf(settings.PAGE_CACHE_MEGABYTES * 1_000_000)


def kept_pages(get_response: Answer) -> Answer:
    """Answer from memory where nothing public has changed since the page was made.

    The number is asked for before the page is made: what changes meanwhile makes the page old before it is kept.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if not may_be_kept(request) or (state := number()) is None:
            return get_response(request)
        key, now = key_of(request), time.monotonic()
        if page := shelf.get(key, number=state, now=now):
            # The line in the log and the figures name a view.
            request.resolver_match = SimpleNamespace(view_name="kept_page", url_name="kept_page")  # type: ignore[assignment]
            return page.response(request.headers.get("If-None-Match", ""))
        response = get_response(request)
        if is_kept(request, response):
            page = kept(response, number=state, until=now + settings.PAGE_CACHE_SECONDS)
            shelf.put(key, page)
            return page.response(request.headers.get("If-None-Match", ""))
        return response

    return answer


def may_be_kept(request: HttpRequest) -> bool:
    """Whether a request is a visitor's, for a page and nothing else."""
    return (
        settings.PAGE_CACHE_SECONDS > 0
        and request.method == "GET"
        and not any(name in request.COOKIES for name in COOKIES_OF_SOMEBODY)
        and "HX-Request" not in request.headers
        and "Authorization" not in request.headers
        and len(request.get_full_path()) <= LONGEST_ADDRESS
    )


def key_of(request: HttpRequest) -> tuple[str, ...]:
    """Return all that a visitor's page depends on; its language is in the address."""
    return (request.scheme or "", request.get_host(), request.get_full_path())


def is_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a page says that it may be kept whole, and nothing in its head is for one person."""
    match = request.resolver_match
    context = getattr(response, "context_data", None) or {}
    return (
        response.status_code == 200
        and match is not None
        and match.url_name == "wagtail_serve"
        and getattr(context.get("page"), "is_kept_whole", False)
        and not response.cookies
        and not response.has_header("Set-Cookie")
        and "private" not in response.headers.get("Cache-Control", "")
        and "no-store" not in response.headers.get("Cache-Control", "")
    )


def kept(response: HttpResponse, *, number: int, until: float) -> KeptPage:
    """Return a page as it is kept; browsers keep it too, and ask each time whether it is still the same."""
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    head = tuple((name, value) for name, value in response.items() if name != "Content-Length")
    return KeptPage(number=number, until=until, etag=etag, body=response.content, head=head)
