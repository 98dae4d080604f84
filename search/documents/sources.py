"""Where documents come from: for each kind, the published pages everybody may read, in batches."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch
from django.utils import translation
from wagtail.models import Page
from wagtail.query import PageQuerySet

from community.models import Post
from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage
from portal.finding import Kind

from .document import Document
from .help_requests import request_document
from .profiles import profile_document

# Pages a batch: the number of queries stays the same, memory stays small.
BATCH = 500


@dataclass(frozen=True)
class Source:
    """How pages of one type become documents of one kind."""

    kind: Kind
    model: type[Page]
    shape: Callable[[Any, str], Document]
    prepare: Callable[[PageQuerySet], PageQuerySet]

    def visible(self) -> PageQuerySet:
        """What anybody may read; pages behind a password or a login are not that."""
        return self.model.objects.visible_to(AnonymousUser()).public()

    def ids(self) -> Iterator[int]:
        """Yield the keys of every page that belongs in the index."""
        return self.visible().order_by("pk").values_list("pk", flat=True).iterator(chunk_size=5000)

    def documents(self, pks: Iterable[int]) -> Iterator[Document]:
        """Yield the documents of those among `pks` that belong in the index, in a constant number of queries."""
        pages = list(self.prepare(self.visible().filter(pk__in=list(pks))).order_by("pk"))
        with translation.override(settings.LANGUAGE_CODE):
            parents = _parent_urls(pages)
            for page in pages:
                yield self.shape(page, f"{parents[page.path[: -Page.steplen]]}{page.slug}/")


def _parent_urls(pages: list[Page]) -> Mapping[str, str]:
    """Return the address of each page's parent by its tree path: one query instead of one a page."""
    paths = {page.path[: -Page.steplen] for page in pages}
    return {parent.path: _path_of(parent) for parent in Page.objects.filter(path__in=paths)}


def _path_of(page: Page) -> str:
    parts = page.get_url_parts()
    return parts[2] if parts and parts[2] else page.url_path


def _profiles(pages: PageQuerySet) -> PageQuerySet:
    return pages.with_card().prefetch_related("photo__renditions")


def _requests(pages: PageQuerySet) -> PageQuerySet:
    posts = Prefetch("thread__posts", Post.objects.visible().order_by("at", "pk"))
    return pages.with_card().select_related("thread").prefetch_related(posts, "needs__fillings")


SOURCES: Mapping[str, Source] = {
    source.kind: source
    for source in (
        Source("profile", VolunteerProfilePage, profile_document, _profiles),
        Source("request", HelpRequestPage, request_document, _requests),
    )
}


def documents_for(kind: str, pks: Iterable[int]) -> Iterator[Document]:
    """Yield the documents of one kind for those of `pks` that everybody may read."""
    source = SOURCES[kind]
    wanted = list(pks)
    for start in range(0, len(wanted), BATCH):
        yield from source.documents(wanted[start : start + BATCH])
