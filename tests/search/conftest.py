"""An index of its own for each test, and the ways to fill it that the portal itself has."""

import json
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from portal.finding import Query, finder
from portal.work import worker
from search import indexing

# The engines that the contract is tested on; Elasticsearch and OpenSearch join them with issue 2.
ENGINES = ("embedded",)


@pytest.fixture(params=ENGINES)
def engine(request, settings, tmp_path):
    """The engine under test, with nothing in it."""
    settings.SEARCH_DIR = tmp_path / "search"
    return request.param


@pytest.fixture
def index(engine, db):
    """Have the worker do what is due, then answer questions: `index(text="pca")` returns results."""
    indexing.rebuild()

    def ask(**words):
        worker.drain()
        results = finder().find(Query(**words))
        assert not results.degraded
        return results

    return ask


@pytest.fixture
def names(index):
    """The titles found, in order."""

    def ask(text="", **words):
        return [hit.title for hit in index(text=text, **words).hits]

    return ask


@pytest.fixture(scope="session")
def anap_week():
    """The ANAP data set as it is packaged."""
    folder = Path(django_settings.DATA_DIR) / "anap_week1"
    return json.loads((folder / "data.json").read_text(encoding="utf-8"))
