"""The links of every page: main menu, footer, banner, and where help is asked for."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page, Site

from portal.templatetags.components import localized

from .models import FooterLink, HeaderLink, NavigationSettings


@dataclass(frozen=True)
class Link:
    """A link to a page. `current` is the value of `aria-current`: the page itself, or one above it."""

    title: str
    url: str
    current: str = ""
    language: str = ""


@dataclass(frozen=True)
class Navigation:
    """All that header, banner and footer show."""

    header: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    banner: str = ""
    ask_url: str = ""


def navigation_for(request: HttpRequest) -> Navigation:
    """Return the links for this request, in three queries, made once however many parts of the page ask."""
    kept = getattr(request, "_navigation", None)
    if kept is None:
        kept = _read(request)
        request._navigation = kept  # type: ignore[attr-defined]
    return kept


def _read(request: HttpRequest) -> Navigation:
    site = Site.find_for_request(request)
    if site is None:
        return Navigation()
    settings = NavigationSettings.for_request(request)
    header = _links(request, HeaderLink.objects.filter(settings=settings)) or _fallback(request, site)
    footer = _links(request, FooterLink.objects.filter(settings=settings))
    return Navigation(header=header, footer=footer, banner=settings.banner, ask_url=reverse("ask_for_help"))


def _links(request: HttpRequest, rows: QuerySet[Any]) -> tuple[Link, ...]:
    """Return the links to pages that everybody may read, in the editors' order."""
    published = rows.filter(page__live=True).select_related("page__locale")
    return tuple(_link(request, row.page, row.title) for row in published)


def _fallback(request: HttpRequest, site: Site) -> tuple[Link, ...]:
    """Return the pages under home that want to be in menus: what a site shows before editors made a menu."""
    pages = Page.objects.child_of(site.root_page).live().in_menu().select_related("locale")
    return tuple(_link(request, page) for page in pages)


def _link(request: HttpRequest, page: Page, title: str = "") -> Link:
    url = localized(page.get_url(request) or "")
    current = "page" if request.path == url else "true" if request.path.startswith(url) and page.depth > 2 else ""
    return Link(title or page.title, url, current, page.locale.language_code)
