"""A plain answer from the database while the engine can't give one: newest first, one page, nothing counted."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Q
from wagtail.query import PageQuerySet

from portal.finding import Hit, Query, Results

from .analysis import analyse
from .documents import SOURCES, documents_for
from .questions import LONGEST_TEXT, MOST_WORDS

ROWS = 20
# Where each kind keeps its themes, and its region: directly or by its commune.
THEMES = {"profile": "profile_themes__theme", "request": "themes"}
REGIONS = {
    "profile": ("region", "commune__departement__region"),
    "request": ("establishment__region", "establishment__commune__departement__region"),
}


def answer_from_database(query: Query) -> Results:
    """Return the newest pages with a word of the question in their title or in a theme's name, by theme and region."""
    kinds = [kind for kind in (query.kinds or SOURCES) if kind in SOURCES]
    hits = [hit for kind in kinds for hit in _hits(kind, query)]
    return Results(hits=tuple(hits[:ROWS]), total=min(len(hits), ROWS), degraded=True)


def _hits(kind: str, query: Query) -> Iterator[Hit]:
    pages = _narrowed(SOURCES[kind].visible(), kind, query)
    newest = pages.order_by("-first_published_at", "-pk").values_list("pk", flat=True).distinct()
    wanted = list(islice(newest, ROWS))
    found = {document.pk: document for document in documents_for(kind, wanted)}
    for pk in wanted:
        if document := found.get(pk):
            yield Hit(document.kind, document.pk, document.title, document.url, document.card)


def _narrowed(pages: PageQuerySet, kind: str, query: Query) -> PageQuerySet:
    if themes := query.filters.get("theme"):
        pages = pages.filter(**{f"{THEMES[kind]}__slug__in": list(themes)})
    if regions := query.filters.get("region"):
        pages = pages.filter(_in_regions(kind, list(regions)))
    words = _words(query.text)
    if words:
        pages = pages.filter(_wordy(words, f"{THEMES[kind]}__name_fr__icontains"))
    return pages


def _in_regions(kind: str, codes: list[str]) -> Q:
    condition = Q()
    for path in REGIONS[kind]:
        condition |= Q(**{f"{path}__in": codes})
    return condition


def _words(text: str) -> list[str]:
    text = text[:LONGEST_TEXT]
    return [text[token.start : token.end] for token in analyse(text)][:MOST_WORDS]


def _wordy(words: list[str], theme_lookup: str) -> Q:
    condition = Q()
    for word in words:
        condition |= Q(title__icontains=word) | Q(**{theme_lookup: word})
    return condition
