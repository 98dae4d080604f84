"""The question put to a search engine, and its answer: plain values, so that no caller knows which engine answers.

Index pages, wizards and the API ask `finder()`; `search` implements it. See docs/decisions/0005.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from time import perf_counter
from typing import Any, Literal, Protocol

from django.conf import settings
from django.dispatch import Signal
from django.utils.module_loading import import_string

Kind = Literal["profile", "request", "thread", "resource"]
Sort = Literal["relevance", "recent", "distance", "name"]

# Every field that may be filtered and counted. Names are those of the index, never of a table.
FACETS = (
    "theme",
    "region",
    "departement",
    "sector",
    "legal_status",
    "function",
    "profession",
    "skill",
    "type",
    "state",
)

# Sent by a list page after it has asked, with `query`, `results` and `took_ms`: what somebody typed, and nothing else
# that the portal asks itself. Receivers must be quick and never raise.
asked = Signal()

# May be counted like a facet (tabs with numbers); it is chosen by `Query.kinds`, never by `filters`.
KIND_FACET = "kind"


@dataclass(frozen=True)
class Query:
    """What somebody looks for.

    `filters` maps a name of `FACETS` to the accepted values: OR within one name, AND between names.
    `near` is a commune's INSEE code with `radius` in kilometres; `available_on` a date, `remote` remote help only.
    `exact` takes the words as they are spelt, known or not. `after` is the `last` of an earlier answer to the same
    question: it goes on from there, however deep, and counts no pages.
    """

    text: str = ""
    exact: bool = False
    kinds: tuple[Kind, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    available_on: date | None = None
    remote: bool = False
    near: str = ""
    radius: int = 50
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = 20
    facets: tuple[str, ...] = ()
    after: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One thing found, with all a card shows: no database query is needed to draw it.

    `card` is the public part of the index document (see `search/documents/`), with `distance_km` beside it when the
    question had `near` and the distance is known, `highlight` safe HTML in which
    the words found stand in `<mark>`, `reasons` what matched, in words ("Télétravail").
    """

    kind: Kind
    pk: int
    title: str
    url: str
    card: Mapping[str, Any]
    highlight: str = ""
    reasons: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet with the number of hits it would leave, its own facet's filter apart."""

    value: str
    count: int
    selected: bool = False


@dataclass(frozen=True)
class Results:
    """A page of hits. `understood` explains what was made of the words ("PCA = plan de continuité d'activité").

    `corrected` is the text as it was read, when a word that nobody knows was read as one that somebody does. `last` is
    where this page ended, for `Query.after`: the engine's own values, of no meaning to others.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    understood: tuple[str, ...] = ()
    corrected: str = ""
    degraded: bool = False
    last: tuple[Any, ...] = ()


class Finder(Protocol):
    """What a search engine must be able to do."""

    def find(self, query: Query) -> Results:
        """Answer a question; an engine that is down gives `Results(degraded=True)`, never an exception."""
        ...

    def themes_in(self, text: str) -> tuple[str, ...]:
        """Return the slugs of the themes that a longer text is about, the most spoken of first."""
        ...


def ask(query: Query) -> Results:
    """Answer a question that somebody typed, and tell `asked` of it."""
    start = perf_counter()
    results = finder().find(query)
    asked.send_robust(None, query=query, results=results, took_ms=(perf_counter() - start) * 1000)
    return results


def finder() -> Finder:
    """Return the engine chosen by the setting `FINDER`, a dotted path to a function that returns it."""
    return import_string(settings.FINDER)()
