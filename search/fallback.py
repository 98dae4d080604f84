"""A plain answer from the database while the engine can't give one: newest first, one page, nothing counted."""

import logging
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from directory.models import Theme
from portal.finding import Hit, Query, Results

from .analysis import analyse
from .documents import SOURCES, Document, documents_for
from .patience import TooSlowError, within
from .questions import LONGEST_TEXT, MOST_WORDS

log = logging.getLogger(__name__)

ROWS = 20
# The page has two seconds; drawing it and a first attempt at the engine need the rest.
PATIENCE = 1.2
# Where each kind keeps its title, its themes, and its region: directly or by its commune; a resource has none.
TITLES = {
    "profile": ("title",),
    "request": ("title",),
    "thread": ("help_request__title", "title"),
    "resource": ("title",),
}
THEMES = {
    "profile": ("profile_themes__theme",),
    "request": ("themes",),
    "thread": ("help_request__themes", "theme"),
    "resource": ("themes",),
}
REGIONS = {
    "profile": ("region", "commune__departement__region"),
    "request": ("establishment__region", "establishment__commune__departement__region"),
    "thread": ("help_request__establishment__region", "help_request__establishment__commune__departement__region"),
    "resource": (),
}
# When a page was published, its kind, its key: newest first, whatever the kind.
Row = tuple[datetime, str, int]


def answer_from_database(query: Query) -> Results:
    """Return the newest pages with a word of the question in their title or in a theme's name, by theme and region.

    What the database can't say within `PATIENCE` is left out: half an answer in time is better than a page that waits.
    """
    deadline = time.monotonic() + PATIENCE
    rows: list[Row] = []
    hits: list[Hit] = []
    try:
        for kind in [kind for kind in (query.kinds or SOURCES) if kind in SOURCES]:
            with within(deadline - time.monotonic()):
                rows += _newest(kind, query)
        with within(deadline - time.monotonic()):
            hits = list(_hits(sorted(rows, reverse=True)[:ROWS]))
    except TooSlowError:
        log.warning("The database was too slow to answer a search in full.")
    return Results(hits=tuple(hits), total=len(hits), degraded=True)


def _newest(kind: str, query: Query) -> Iterator[Row]:
    published = SOURCES[kind].published
    rows = _narrowed(SOURCES[kind].visible(), kind, query).filter(**{f"{published}__isnull": False})
    newest = rows.order_by(f"-{published}", "-pk").values_list(published, "pk")
    return ((published, kind, pk) for published, pk in newest[:ROWS])


def _hits(rows: list[Row]) -> Iterator[Hit]:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for _published, kind, pk in rows:
        by_kind[kind].append(pk)
    found: dict[tuple[str, int], Document] = {
        (kind, document.pk): document for kind, pks in by_kind.items() for document in documents_for(kind, pks)
    }
    for _published, kind, pk in rows:
        if document := found.get((kind, pk)):
            yield Hit(document.kind, document.pk, document.title, document.url, document.card)


def _narrowed(pages: QuerySet[Any], kind: str, query: Query) -> QuerySet[Any]:
    if themes := query.filters.get("theme"):
        pages = pages.filter(_about(pages, kind, Theme.objects.filter(slug__in=list(themes))))
    if regions := query.filters.get("region"):
        pages = pages.filter(_in_regions(kind, list(regions))) if REGIONS[kind] else pages.none()
    if words := _words(query.text):
        named = Theme.objects.filter(_any_word(("name_fr",), words))
        pages = pages.filter(_any_word(TITLES[kind], words) | _about(pages, kind, named))
    return pages


def _about(pages: QuerySet[Any], kind: str, themes: QuerySet[Theme]) -> Q:
    """Return the condition "about one of these themes", by its index: a join would need every row made distinct."""
    wanted = list(themes.values_list("pk", flat=True))
    about = reduce(or_, (Q(**{f"{path}__in": wanted}) for path in THEMES[kind]))
    return Q(pk__in=pages.model.objects.filter(about).order_by().values("pk"))


def _in_regions(kind: str, codes: list[str]) -> Q:
    condition = Q()
    for path in REGIONS[kind]:
        condition |= Q(**{f"{path}__in": codes})
    return condition


def _words(text: str) -> list[str]:
    text = text[:LONGEST_TEXT]
    return [text[token.start : token.end] for token in analyse(text)][:MOST_WORDS]


def _any_word(fields: tuple[str, ...], words: list[str]) -> Q:
    return reduce(or_, (Q(**{f"{field}__icontains": word}) for word in words for field in fields), Q())
