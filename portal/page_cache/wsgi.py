"""Answering visitors with pages that are kept, before Django hears of them."""

import logging
import time
import uuid
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.conf import settings

from portal.compressing import takes_gzip
from portal.observing import metrics

from .asked import key_of
from .kept import KeptPage
from .middleware import shelf
from .watching import number_at_once

Application = Callable[..., Iterable[bytes]]
VIEW = "kept_page"
log = logging.getLogger("portal.access")


def kept_first(application: Application) -> Application:
    """Wrap a WSGI application: what isn't kept, or no longer true, is its to answer."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        begin = time.perf_counter()
        key = key_of(environ) if settings.PAGE_CACHE_SECONDS else None
        page = shelf.get(key, number=number_at_once, now=time.monotonic()) if key else None
        if page is None:
            return application(environ, start_response)
        same = page.is_the_same(environ.get("HTTP_IF_NONE_MATCH", ""))
        packed = takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
        body = b"" if same else page.packed if packed else page.body
        start_response("304 Not Modified" if same else "200 OK", head_of(page, packed=packed, length=len(body)))
        note(304 if same else 200, time.perf_counter() - begin)
        return [body]

    return answer


def head_of(page: KeptPage, *, packed: bool, length: int) -> list[tuple[str, str]]:
    """Return the head of an answer: the page's, and what is this answer's own."""
    head = [*(page.packed_head if packed else page.head), ("X-Request-ID", uuid.uuid4().hex)]
    if length:
        head += [("Content-Length", str(length)), *([("Content-Encoding", "gzip")] if packed else [])]
    return head


@cache
def figures(status: int) -> tuple[Any, Any]:
    """Return the count and the times that answers of this status are added to."""
    return metrics.REQUESTS.labels(VIEW, "GET", status), metrics.REQUEST_SECONDS.labels(VIEW)


def note(status: int, seconds: float) -> None:
    """Write the line and add to the figures, as for every other page (`portal/observing/access.py`)."""
    count, times = figures(status)
    count.inc()
    times.observe(seconds)
    facts = {"view": VIEW, "method": "GET", "status": status, "milliseconds": round(seconds * 1000), "queries": 1}
    log.info("request", extra=facts)
