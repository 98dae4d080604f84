"""The way to the servers: one client in each process, and a pause after a failure."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError

from ..engine import AwayError, NoIndexError
from .node import FAMILY, PortalNode

# A page owes its answer within two seconds, the database's one included. Connecting and reading each take this at most.
PATIENCE = 1.0
# The worker has time, but a server that hangs must not hold its lease for ever.
WORKING_PATIENCE = 30.0
# After a failure nobody asks for so long, then one does: the others don't wait for a server that is away.
PAUSE = 5.0


class Connection:
    """A client, and whether it is worth asking."""

    def __init__(self, url: str) -> None:
        self.client = Elasticsearch(
            url, node_class=PortalNode, request_timeout=PATIENCE, max_retries=0, retry_on_timeout=False
        )
        self.working = self.client.options(request_timeout=WORKING_PATIENCE)
        self._lock = Lock()
        self._asked_again_at = float("-inf")
        self._is_broken = False

    def family(self) -> str:
        """Return "opensearch" or "elasticsearch"."""
        answer = self.client.indices.exists(index="any")
        return str(answer.meta.headers.get(FAMILY, "elasticsearch"))

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Ask, unless the server is known to be away, and note when it is.

        Raises `NoIndexError` for a missing index, `AwayError` (at once during the pause) for a server that is away.
        """
        self._let_one_try()
        try:
            yield
        except NotFoundError as error:
            self._is_broken = False
            raise NoIndexError from error
        except (TransportError, ApiError) as error:
            if isinstance(error, ApiError) and error.status_code < 500 and error.status_code != 429:
                raise  # it answers; what it was asked was wrong
            self._break()
            raise AwayError(type(error).__name__) from error
        self._is_broken = False

    def _let_one_try(self) -> None:
        if not self._is_broken:
            return
        with self._lock:
            now = time.monotonic()
            if now < self._asked_again_at:
                raise AwayError("The search server has just failed to answer.")
            self._asked_again_at = now + PAUSE

    def _break(self) -> None:
        with self._lock:
            self._is_broken, self._asked_again_at = True, time.monotonic() + PAUSE


def connection(url: str) -> Connection:
    """Return this process's connection; a fork must not share its parent's sockets."""
    return _connection(url, os.getpid())


@lru_cache(maxsize=8)
def _connection(url: str, _process: int) -> Connection:
    return Connection(url)
