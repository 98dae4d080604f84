"""The way to a page begins the same for everybody: the site, its front page and where their addresses start are kept.

Wagtail looks them up for each page in five questions. They are kept as parts are, until anything public changes, and
handed over on the request, where Wagtail leaves them itself.
"""

from collections.abc import Callable
from copy import copy
from typing import Any, TypeVar, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .latest import Latest
from .page_cache.parts import kept_part

Found = TypeVar("Found", bound=Page)
Said = TypeVar("Said")
# Readers of other kinds, languages, pages of a thread: no more is kept with one page, the latest asked for.
MOST_SAID = 30
# Where a kept page has room for what is said of it; its copies share it.
_SAID = "_said_of_it"


class KnowTheWay(MiddlewareMixin):
    """Find the page before Wagtail's view asks for it."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponse], view_args: Any, view_kwargs: Any
    ) -> None:
        """Route what is a page's address; all others go their own way."""
        if request.resolver_match and request.resolver_match.url_name == "wagtail_serve":
            path = view_args[0] if view_args else view_kwargs.get("path", "")
            request._wagtail_route_for_request = find(request, path)  # type: ignore[attr-defined]


def find(request: HttpRequest, path: str) -> RouteResult | None:
    """Return the page at a path, as `Page.route_for_request` does."""
    host, port = request.get_host(), request.get_port()
    site = kept_part(("site", host, port), lambda: Site.find_for_request(request))
    request._wagtail_site = site  # type: ignore[attr-defined]
    if site is None:
        return None
    request._wagtail_cached_site_root_paths = kept_part(  # type: ignore[attr-defined]
        ("where sites begin",), Site.get_site_root_paths
    )
    front = kept_page(("front", site.pk, get_language()), lambda: site.root_page.localized.specific)
    try:
        return front.route(request, [part for part in path.split("/") if part])
    except Http404:
        return None


def kept_page(key: tuple[Any, ...], find_page: Callable[[], Found]) -> Found:
    """Return a page that many come to: each reader has a copy of what was found once, and what is said of it."""
    return copy(kept_part(key, lambda: _with_room(find_page())))


def go_down(parent: Page, request: HttpRequest, path: list[str], find_page: Callable[[str], Page]) -> RouteResult:
    """Go on through the page below that a path names first; raises the `Http404` of `find_page` when there is none."""
    slug, *rest = path
    found = kept_page(("below", parent.pk, slug), lambda: find_page(slug))
    found._cached_parent_obj = parent
    return found.route(request, rest)


def _with_room(page: Found) -> Found:
    setattr(page, _SAID, Latest(MOST_SAID))
    return page


def has_room(page: Page) -> bool:
    """Whether a page came by its address, so that what is said of it may be found again."""
    return _SAID in page.__dict__


def said_of(page: Page, key: tuple[Any, ...], make: Callable[[], Said]) -> Said:
    """Return what was said of a page before, under this key, in this language and on this day; else `make` it.

    It lives with the row that `kept_page` found and goes with it. A draft, a preview or a page that came another way
    has no room for it: of them everything is said anew. Nobody changes what it returns.
    """
    room: Latest[tuple[Any]] | None = page.__dict__.get(_SAID)
    if room is None:
        return make()
    told = (*key, get_language(), timezone.localdate())
    # In a pair, since what was said may be nothing.
    return cast(Said, room.get_or_make(told, lambda: (make(),))[0])
