"""The indexes behind each other: which one is read, which ones are written, and how one takes the other's place.

entraide-2-5          read alias: the index in use for this version of fields and analysis
entraide-2-5-write    write alias: that one, and the one that is being built beside it
entraide-2-5-…        an index
"""

import time
import uuid

from elasticsearch import Elasticsearch, NotFoundError

from ..stored import VERSION
from .fields import SETTINGS, fields


class Generations:
    """The indexes whose names start with `name`, for this version of the code."""

    def __init__(self, client: Elasticsearch, name: str) -> None:
        self._client = client
        self.read = f"{name}-{VERSION.replace('.', '-')}"
        self.write = f"{self.read}-write"

    def in_use(self) -> list[str]:
        """Return the index that is read, if there is one."""
        return self._behind(self.read)

    def written(self) -> list[str]:
        """Return every index that has to hear of a change."""
        return self._behind(self.write)

    def _behind(self, alias: str) -> list[str]:
        try:
            return sorted(self._client.indices.get_alias(name=alias).body)
        except NotFoundError:
            return []

    def new(self) -> str:
        """Make an empty index that hears of changes from its first moment."""
        index = f"{self.read}-{time.time_ns()}-{uuid.uuid4().hex[:6]}"
        self._client.indices.create(index=index, mappings=fields(), settings=dict(SETTINGS), aliases={self.write: {}})
        return index

    def use(self, index: str) -> None:
        """Put an index into use in one action: a reader sees the one before or this one, never both or nothing."""
        others = {*self.in_use(), *self.written()} - {index}
        actions = [
            {"remove": {"index": other, "aliases": [self.read, self.write], "must_exist": False}} for other in others
        ]
        self._client.indices.update_aliases(actions=[*actions, {"add": {"index": index, "alias": self.read}}])

    def remove_all_but(self, *kept: str) -> None:
        """Remove the indexes of this version that nobody reads, left by rebuilds and by their kills."""
        for index in self._all():
            if index not in kept:
                self._client.indices.delete(index=index, ignore_unavailable=True)

    def _all(self) -> list[str]:
        return sorted(self._client.indices.get(index=f"{self.read}-*", allow_no_indices=True).body)
