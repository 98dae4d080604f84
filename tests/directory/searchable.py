"""The real engine on an index of its own, for tests of pages that ask it."""

from collections.abc import Callable

import pytest

from portal.work import worker
from search import indexing


@pytest.fixture
def searchable(settings, tmp_path, db) -> Callable[[], int]:
    """An empty index; calling it has the worker put in what was published since."""
    settings.SEARCH_DIR = tmp_path / "search"
    indexing.rebuild()
    return worker.drain


def index_them() -> None:
    """Put what was published into a new index, for a world that is built once (`tests/worlds.py`)."""
    indexing.rebuild()
    worker.drain()
