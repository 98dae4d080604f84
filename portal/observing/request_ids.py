"""Which request something was done for: one id from the visitor's click to the worker and the search engine.

It stands in every line of the log, on error pages, on outbox rows, and in what the engine is asked (`X-Opaque-Id`).
"""

import re
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest

HEADER = "X-Request-ID"
LONGEST = 36
WELL_FORMED = re.compile(r"[0-9a-f-]{16,36}")
# A batch is done for many; the first few are enough to find the others.
MOST_TOGETHER = 5

_current: ContextVar[str] = ContextVar("request_id", default="")


def current() -> str:
    """Return the id of what is being done now, or nothing."""
    return _current.get()


def id_of(request: HttpRequest) -> str:
    """Return the id that our proxy gave a request, or a new one; a visitor's own idea of it isn't taken."""
    given = request.headers.get(HEADER, "")
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT and WELL_FORMED.fullmatch(given):
        return given
    return uuid.uuid4().hex


@contextmanager
def carried(ids: Iterable[str]) -> Iterator[str]:
    """Do something for one request, or for several at once: their ids are in force meanwhile."""
    each = dict.fromkeys(",".join(ids).split(","))
    together = ",".join([one for one in each if one][:MOST_TOGETHER])
    before = _current.set(together)
    try:
        yield together
    finally:
        _current.reset(before)
