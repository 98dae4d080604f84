"""Figures of the running portal as Prometheus reads them, added up over the processes of this machine.

Counted here: requests, queries, work. Looked up when they are asked for: what waits, and how each part is
(`measures.py`). With several processes, `PROMETHEUS_MULTIPROC_DIR` names the folder in which they meet.
"""

import os
from collections.abc import Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from .measures import measures

FORMAT = "text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)
# Ours alone: the library's own registry would tell of its process, the one that happens to answer.
registry = CollectorRegistry()

REQUESTS = Counter("entraide_requests", "Requests answered", ["view", "method", "status"], registry=registry)
REQUEST_SECONDS = Histogram(
    "entraide_request_seconds", "Time to an answer", ["view"], buckets=SECONDS, registry=registry
)
QUERIES = Counter("entraide_queries", "Statements sent to the database", ["view"], registry=registry)
SLOW_QUERIES = Counter("entraide_slow_queries", "Statements slower than SLOW_QUERY_MS", registry=registry)
WORK = Counter("entraide_work", "Rows of the outbox handed over", ["topic", "outcome"], registry=registry)
WORK_SECONDS = Histogram(
    "entraide_work_seconds", "Time a batch of the outbox took", ["topic"], buckets=SECONDS, registry=registry
)


class Measures:
    """A collector that looks things up at the moment they are asked for; it counts nothing between."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield a gauge for each registered measure; one that can't be looked up is left out, its alert says so."""
        for measure in measures():
            family = GaugeMetricFamily(measure.name, measure.what, labels=measure.labels)
            for labels, value in measure.readings():
                family.add_metric(labels, value)
            yield family


def exposition() -> bytes:
    """Return everything in the text format of Prometheus."""
    everything = CollectorRegistry()
    everything.register(Measures())
    source = registry
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        source = CollectorRegistry()
        MultiProcessCollector(source)  # type: ignore[no-untyped-call]
    return generate_latest(source) + generate_latest(everything)


def figures(request: HttpRequest) -> HttpResponse:
    """Answer Prometheus, which says who it is by `METRICS_TOKEN`; nobody else learns that there is something here."""
    expected = f"Bearer {settings.METRICS_TOKEN}"
    if not settings.METRICS_TOKEN or not constant_time_compare(request.headers.get("Authorization", ""), expected):
        raise Http404
    return HttpResponse(exposition(), content_type=FORMAT, headers={"Cache-Control": "no-store"})
