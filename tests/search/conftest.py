"""An index of its own for each test, and the ways to fill it that the portal itself has."""

import json
import os
import uuid
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from elasticsearch import Elasticsearch

from portal.finding import Query, finder
from portal.work import worker
from search import indexing
from search.engines.elastic.node import PortalNode

# The engines that the contract is tested on: the embedded one always, the nodes of `SEARCH_NODES` when they are given
# ("opensearch=http://127.0.0.1:9201 elasticsearch=http://…"), as bin/test does.
NODES = dict(pair.split("=", 1) for pair in os.environ.get("SEARCH_NODES", "").split())
ENGINES = ("embedded", *(pytest.param(name, marks=pytest.mark.nodes) for name in NODES))


@pytest.fixture(params=ENGINES)
def engine(request, settings, tmp_path):
    """The engine under test, with nothing in it."""
    settings.SEARCH_DIR = tmp_path / "search"
    # What an engine answers is tested here; how long a page waits for it, in test_engine_away and test_server_away.
    settings.SEARCH_PATIENCE = 20.0
    if request.param == "embedded":
        yield request.param
        return
    settings.SEARCH_URL = NODES[request.param]
    settings.SEARCH_INDEX = f"test-{uuid.uuid4().hex[:12]}"
    yield request.param.rstrip("39")
    remove_indexes(settings.SEARCH_URL, settings.SEARCH_INDEX)


def remove_indexes(url, prefix):
    """Remove them by their names: a careful server refuses a wildcard."""
    with Elasticsearch(url, node_class=PortalNode) as client:
        for name in client.indices.get(index=f"{prefix}-*").body:
            client.indices.delete(index=name)


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
