"""The outermost middleware: gives each request its id, its line in the log and its place in the figures."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from . import metrics, request_ids
from .logs import view_of
from .queries import Count, counted

log = logging.getLogger("portal.access")
Answer = Callable[[HttpRequest], HttpResponse]


def observed(get_response: Answer) -> Answer:
    """Note what was asked and how it went: the view, never the path; whether signed in, never who."""

    def answer(request: HttpRequest) -> HttpResponse:
        begin = time.perf_counter()
        with request_ids.carried([request_ids.id_of(request)]) as request_id, counted() as count:
            response = get_response(request)
            response.headers[request_ids.HEADER] = request_id
            note(request, response, time.perf_counter() - begin, count)
        return response

    return answer


def note(request: HttpRequest, response: HttpResponse, seconds: float, count: Count) -> None:
    """Write the line and add to the figures."""
    view, method = view_of(request), method_of(request)
    metrics.REQUESTS.labels(view, method, response.status_code).inc()
    metrics.REQUEST_SECONDS.labels(view).observe(seconds)
    metrics.QUERIES.labels(view).inc(count.number)
    facts = {
        "view": view,
        "method": method,
        "status": response.status_code,
        "milliseconds": round(seconds * 1000),
        "queries": count.number,
        "query_milliseconds": round(count.seconds * 1000),
    }
    log.info("request", extra=facts)


def method_of(request: HttpRequest) -> str:
    """Return the method, one of those there are: a visitor's inventions must not fill the figures."""
    return request.method if request.method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else "?"
