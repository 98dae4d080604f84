"""The links of every page: main menu, footer, banner, and where help is asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from help_requests.wording import requests_url
from portal.page_cache.parts import kept_part

from .languages import address, in_readers_language
from .models import FooterLink, HeaderLink, MenuLink, NavigationSettings

# Entries of the main menu that a line of 1,000 pixels holds beside the name, the account and the call for help.
SHOWN = 4


@dataclass(frozen=True)
class Link:
    """A link to a page. `current` is the value of `aria-current`: the page itself, or one above it, but home."""

    title: str
    url: str
    current: str = ""
    language: str = ""
    is_home: bool = False

    def read_from(self, path: str) -> "Link":
        """Return the link as it stands on the page at a path."""
        above = not self.is_home and path.startswith(self.url)
        current = "page" if path == self.url else "true" if above else ""
        return replace(self, current=current) if current else self


@dataclass(frozen=True)
class Navigation:
    """All that header, banner and footer show."""

    header: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    banner: str = ""
    banner_link: Link | None = None
    footer_text: str = ""
    ask_url: str = ""

    def read_from(self, path: str) -> "Navigation":
        """Return all of it as it stands on the page at a path."""
        header, footer = (tuple(link.read_from(path) for link in links) for links in (self.header, self.footer))
        banner_link = self.banner_link and self.banner_link.read_from(path)
        return replace(self, header=header, footer=footer, banner_link=banner_link)

    @property
    def folded(self) -> tuple[Link, ...]:
        """The entries that wide screens keep behind "More"; a single one never, whose place the word would take."""
        return self.header[SHOWN:] if len(self.header) > SHOWN + 1 else ()


def navigation_for(request: HttpRequest) -> Navigation:
    """Return the links for this request, in a few queries, made once however many parts of the page ask."""
    kept = getattr(request, "_navigation", None)
    if kept is None:
        # A date may begin or end a banner: a minute is as exact as that has to be.
        asked = (request.get_host(), get_language(), timezone.now().replace(second=0, microsecond=0))
        kept = kept_part(("navigation", *asked), lambda: _read(request)).read_from(request.path)
        request._navigation = kept  # type: ignore[attr-defined]
    return kept


def _read(request: HttpRequest) -> Navigation:
    site = Site.find_for_request(request)
    if site is None:
        return Navigation()
    settings = NavigationSettings.for_request(request)
    language = get_language() or ""
    header, footer = _rows(HeaderLink, settings), _rows(FooterLink, settings)
    extra = [settings.banner_page] if settings.banner_page and settings.banner_page.live else []
    wanted = [row.page for row in [*header, *footer]] + extra
    pages = in_readers_language(wanted)
    banner = settings.banner_at(timezone.now(), language)
    menu = tuple(_shown(request, row, pages[row.page_id]) for row in header) or _fallback(request, site)
    return Navigation(
        header=tuple(_with_discussions(menu)),
        footer=tuple(_shown(request, row, pages[row.page_id]) for row in footer),
        banner=banner,
        banner_link=_link(request, pages[extra[0].pk]) if banner and extra else None,
        footer_text=settings.footer_in(language),
        ask_url=reverse("ask_for_help"),
    )


def _rows(model: type[MenuLink], settings: NavigationSettings) -> list[Any]:
    """Return the links to pages that everybody may read, in the editors' order."""
    return list(model.objects.filter(settings=settings, page__live=True).select_related("page__locale"))


def _shown(request: HttpRequest, row: Any, page: Page) -> Link:
    """Return a link under the editors' words, which are of one language; a translation brings its own title."""
    if get_language() == "en" and row.title_en:
        return _link(request, page, row.title_en, language="en")
    return _link(request, page, row.title if page.pk == row.page_id else "")


def _fallback(request: HttpRequest, site: Site) -> tuple[Link, ...]:
    """Return the pages under home that want to be in menus: what a site shows before editors made a menu."""
    pages = Page.objects.child_of(site.root_page).live().in_menu().select_related("locale")
    found = in_readers_language(pages)
    return tuple(_link(request, found[page.pk]) for page in pages)


def _with_discussions(menu: Iterable[Link]) -> Iterator[Link]:
    """Yield the menu with the discussions after the requests: they are no page that an editor could choose."""
    requests = requests_url().removesuffix("?")
    for link in menu:
        yield link
        if link.url == requests:
            yield Link(_("Discussions"), reverse("discussions"), language=get_language() or "")


def _link(request: HttpRequest, page: Page, title: str = "", *, language: str = "") -> Link:
    words, spoken = title or page.title, language or page.locale.language_code
    return Link(words, address(page, request), language=spoken, is_home=page.depth <= 2)
