"""The way to the servers: one client in each process, and what its failures mean."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError

from ..engine import AwayError, NoIndexError
from .node import FAMILY, PortalNode

# The worker has time, but a server that hangs must not hold its lease for ever.
WORKING_PATIENCE = 30.0


class Connection:
    """A client that waits for pages, connecting and reading each so many seconds at most, and one that works."""

    def __init__(self, url: str, patience: float) -> None:
        self.client = Elasticsearch(
            url, node_class=PortalNode, request_timeout=patience, max_retries=0, retry_on_timeout=False
        )
        self.working = self.client.options(request_timeout=WORKING_PATIENCE)

    def family(self) -> str:
        """Return "opensearch" or "elasticsearch"."""
        answer = self.client.indices.exists(index="any")
        return str(answer.meta.headers.get(FAMILY, "elasticsearch"))

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Ask; raise `NoIndexError` for a missing index, `AwayError` for a server that is away."""
        try:
            yield
        except NotFoundError as error:
            raise NoIndexError from error
        except (TransportError, ApiError) as error:
            if isinstance(error, ApiError) and error.status_code < 500 and error.status_code != 429:
                raise  # it answers; what it was asked was wrong
            raise AwayError(type(error).__name__) from error


def connection(url: str) -> Connection:
    """Return this process's connection; a fork must not share its parent's sockets."""
    return _connection(url, settings.SEARCH_PATIENCE, os.getpid())


@lru_cache(maxsize=8)
def _connection(url: str, patience: float, _process: int) -> Connection:
    return Connection(url, patience)
