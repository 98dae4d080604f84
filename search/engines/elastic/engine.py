"""The engine behind `SEARCH_URL`."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from elasticsearch.helpers import scan

from portal import finding

from ...synonyms import SynonymTable
from ..engine import Engine, Fill, NoIndexError, Read
from ..stored import VERSION
from ..turns import Turns
from . import writing
from .answering import answer
from .connection import connection
from .generations import Generations


class ElasticEngine:
    """Elasticsearch or OpenSearch; `index` is what the names of its indexes start with."""

    def __init__(self, url: str, index: str) -> None:
        self._url = url
        self._index = index
        self._connection = connection(url)
        self._generations = Generations(self._connection.working, index)

    @property
    def name(self) -> str:
        """Which of the families answers."""
        with self._connection.asking():
            return self._connection.family()

    def answer(self, query: finding.Query, table: SynonymTable) -> finding.Results:
        with self._connection.asking():
            return answer(query, client=self._connection.client, index=self._generations.read, table=table)

    def version(self) -> str:
        with self._connection.asking():
            return VERSION if self._generations.in_use() else ""

    def digests(self) -> dict[str, str]:
        ask = {"_source": False, "docvalue_fields": ["key", "digest"]}
        try:
            with self._connection.asking():
                rows = list(scan(self._connection.working, query=ask, index=self._generations.read, size=5000))
        except NoIndexError:
            return {}
        return {row["fields"]["key"][0]: row["fields"]["digest"][0] for row in rows}

    def update(self, keys: list[str], read: Read) -> bool:
        with self._connection.asking():
            # Which indexes there are is asked before the pages are read: one that comes later is filled later.
            indexes = self._generations.written()
            if not self._generations.in_use():
                return False
            version = writing.now_as_version()
            documents = read(keys)
            gone = sorted(set(keys) - {each.key for each in documents})
            for index in indexes:
                removed = writing.remove(index, gone, version=version)
                put = writing.put(index, documents, version=version)
                writing.send(self._connection.working, [*removed, *put], refresh=True)
        return True

    def rebuild(self, fill: Fill, read: Read) -> int:
        """Readers keep the old index until one action exchanges it; changes go to both meanwhile, the newest wins."""
        with Turns(Path(settings.SEARCH_DIR)).rebuilding(), self._connection.asking():
            before = self._generations.in_use()
            self._generations.remove_all_but(*before)
            index = self._generations.new()
            try:
                writer = writing.Writer(self._connection.working, index)
                count = fill(writer)
                writer.flush()
                self._connection.working.indices.refresh(index=index)
                self._generations.use(index)
            except BaseException:
                self._generations.remove_all_but(*before)
                raise
        return count

    def forget(self, rebuild: Callable[[], int]) -> None:
        with self._connection.asking():
            for index in self._generations.written():
                self._connection.working.indices.forcemerge(index=index, max_num_segments=1)

    @contextmanager
    def apart(self) -> Iterator[Engine]:
        own = ElasticEngine(self._url, f"{self._index}-apart-{uuid.uuid4().hex[:12]}")
        try:
            yield own
        finally:
            own._generations.remove_all_but()
