"""Which saved searches something new may match: decided without the engine, so that most are never asked."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from directory.searching.parameters import FACET_OF

from ..documents import Document
from ..models import SavedSearch
from .addresses import SCOPES


def may_match(saved: SavedSearch, documents: Iterable[Document]) -> bool:
    """Whether one of `documents` passes every filter of a search; its words and its distance are the engine's to judge.

    Reads the parameters as they were saved and asks the database nothing.
    """
    wanted = _wanted(saved)
    kinds = _kinds(saved)
    return any(document.kind in kinds and _passes(document, saved, wanted) for document in documents)


def _kinds(saved: SavedSearch) -> set[str]:
    scope = SCOPES[saved.searched]
    return {scope.natures[word] for word in saved.data.getlist("nature")} or set(scope.kinds)


def _wanted(saved: SavedSearch) -> dict[str, set[str]]:
    types = SCOPES[saved.searched].types
    wanted = {facet: set(saved.data.getlist(parameter)) for parameter, facet in FACET_OF.items()}
    wanted["type"] = {types.get(word, word) for word in wanted["type"]}
    return {facet: values for facet, values in wanted.items() if values}


def _passes(document: Document, saved: SavedSearch, wanted: dict[str, set[str]]) -> bool:
    if any(values.isdisjoint(document.facets.get(facet, ())) for facet, values in wanted.items()):
        return False
    if saved.data.get("a_distance") and not document.remote:
        return False
    day = saved.data.get("disponible")
    if not day:
        return True
    asked = timezone.localdate() if day == "1" else date.fromisoformat(day)
    return document.free_from <= asked.toordinal()
