"""Where documents come from: for each kind, what everybody may read, in batches."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import Model, Prefetch, QuerySet
from django.utils import translation
from wagtail.models import Page
from wagtail.query import PageQuerySet

from community.models import Post, Thread
from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage
from portal.finding import Kind
from toolbox.models import Resource

from .document import Document
from .help_requests import request_document
from .profiles import profile_document
from .public import page_urls, public_pages, public_threads, thread_urls
from .resources import resource_document
from .threads import thread_document

# Rows a batch: the number of queries stays the same, memory stays small.
BATCH = 500


@dataclass(frozen=True)
class Source:
    """How rows of one model become documents of one kind.

    `visible` gives what anybody may read, `urls` the path of each row by its key, `prepare` fetches all that `shape`
    reads; `published` names the column or annotation that says since when a row can be found.
    """

    kind: Kind
    model: type[Model]
    shape: Callable[[Any, str], Document]
    prepare: Callable[[QuerySet[Any]], QuerySet[Any]]
    visible: Callable[[], QuerySet[Any]]
    urls: Callable[[list[Any]], Mapping[int, str]]
    published: str

    def since(self, moment: datetime) -> QuerySet[Any]:
        """What anybody may read and nobody could before a moment."""
        return self.visible().filter(**{f"{self.published}__gt": moment})

    def ids(self) -> Iterator[int]:
        """Yield the keys of every row that belongs in the index."""
        return self.visible().order_by("pk").values_list("pk", flat=True).iterator(chunk_size=5000)

    def documents(self, pks: Iterable[int]) -> Iterator[Document]:
        """Yield the documents of those among `pks` that belong in the index, in a constant number of queries."""
        rows = list(self.prepare(self.visible().filter(pk__in=list(pks))).order_by("pk"))
        with translation.override(settings.LANGUAGE_CODE):
            urls = self.urls(rows)
            for row in rows:
                yield self.shape(row, urls[row.pk])


def page_source(
    kind: Kind,
    model: type[Page],
    shape: Callable[[Any, str], Document],
    prepare: Callable[[PageQuerySet], PageQuerySet],
) -> Source:
    """Return the source of a page type."""
    return Source(kind, model, shape, prepare, partial(public_pages, model), page_urls, "first_published_at")


def _profiles(pages: PageQuerySet) -> PageQuerySet:
    return pages.with_card().prefetch_related("photo__renditions")


def _posts(path: str) -> Prefetch:
    return Prefetch(path, Post.objects.visible().order_by("at", "pk"))


def _requests(pages: PageQuerySet) -> PageQuerySet:
    return pages.with_card().select_related("thread").prefetch_related(_posts("thread__posts"), "needs__fillings")


def _resources(pages: PageQuerySet) -> PageQuerySet:
    return pages.with_card()


def _threads(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    place = "help_request__establishment__commune__departement__region"
    return threads.select_related("help_request__establishment__region", place, "theme__parent").prefetch_related(
        _posts("posts"), "help_request__themes__parent", "help_request__periods"
    )


SOURCES: Mapping[str, Source] = {
    source.kind: source
    for source in (
        page_source("profile", VolunteerProfilePage, profile_document, _profiles),
        page_source("request", HelpRequestPage, request_document, _requests),
        Source("thread", Thread, thread_document, _threads, public_threads, thread_urls, "first_post_at"),
        page_source("resource", Resource, resource_document, _resources),
    )
}


def documents_for(kind: str, pks: Iterable[int]) -> Iterator[Document]:
    """Yield the documents of one kind for those of `pks` that everybody may read."""
    source = SOURCES[kind]
    wanted = list(pks)
    for start in range(0, len(wanted), BATCH):
        yield from source.documents(wanted[start : start + BATCH])


def documents_by_key(keys: Iterable[str]) -> Iterator[Document]:
    """Yield the documents of those of `keys` ("profile:12") that everybody may read."""
    for kind, pks in rows_of(keys).items():
        yield from documents_for(kind, pks)


def rows_of(keys: Iterable[str]) -> dict[str, list[int]]:
    """Return the rows that keys of documents name, by kind; what is of no kind that is indexed is left out."""
    rows: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        kind, _colon, pk = key.partition(":")
        if kind in SOURCES:
            rows[kind].append(int(pk))
    return rows
