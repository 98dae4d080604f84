"""Answering visitors with pages that are kept, before Django hears of them."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from .asked import key_of
from .middleware import shelf
from .watching import number

Application = Callable[..., Iterable[bytes]]


def kept_first(application: Application) -> Application:
    """Wrap a WSGI application: what isn't kept, or no longer true, is its to answer."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        key = key_of(environ) if settings.PAGE_CACHE_SECONDS else None
        page = shelf.get(key, number=number, now=time.monotonic()) if key else None
        if page is None:
            return application(environ, start_response)
        same = page.is_the_same(environ.get("HTTP_IF_NONE_MATCH", ""))
        body = b"" if same else page.body
        length = [] if same else [("Content-Length", str(len(body)))]
        start_response("304 Not Modified" if same else "200 OK", [*page.head, *length])
        return [body]

    return answer
