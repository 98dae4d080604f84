"""Menus, breadcrumbs, languages and the canonical address, for `base.html`."""

from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import translate_url
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from home.languages import address, translated_urls
from home.menus import Link, Navigation, navigation_for
from home.models import EditorialPage
from portal.page_cache.drawn import drawn, drawn_around
from portal.page_cache.parts import kept_part
from portal.routing import said_of

register = template.Library()


@dataclass(frozen=True)
class LanguageLink:
    """The same page in a language, named in that language."""

    code: str
    name: str
    url: str
    current: bool


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> Navigation:
    """Return the links of header and footer and the banner; nothing without a request."""
    request = context.get("request")
    return navigation_for(request) if request else Navigation()


@register.simple_tag(takes_context=True)
def members_top(context: Context, nav: Navigation) -> SafeString:
    """Draw the top of a page for who is signed in: their notices, initials and token stand in what others get too."""
    member = context["request"].user
    own = {
        "csrf_token": context.get("csrf_token", ""),
        "unread": drawn("components/unread.html", number=member.unread_notices),
        "avatar": drawn("components/avatar.html", name=member.get_full_name(), size="s"),
    }
    given = {"nav": nav, "member": True}
    return drawn_around(("top", nav), own, lambda marks: render_to_string("components/_top.html", {**given, **marks}))


@register.simple_tag(takes_context=True)
def local_pageurl(context: Context, page: Page) -> str:
    """Return a page's address in the reader's language."""
    return address(page, context.get("request"))


@register.simple_tag(takes_context=True)
def crumbs(context: Context, page: Page) -> SafeString:
    """Draw where a page stands, once for as long as it is kept."""
    request = context.get("request")
    key = ("crumbs", request.get_host() if request else "")
    return said_of(page, key, lambda: drawn("components/crumbs.html", trail=_trail(page, request), here=page.title))


@register.simple_tag(takes_context=True)
def page_trail(context: Context, page: Page) -> list[Link]:
    """Return the pages above this one, home first: the same for all that stand beside it."""
    return _trail(page, context.get("request"))


def _trail(page: Page, request: HttpRequest | None) -> list[Link]:
    if not page.depth or page.depth < 2:
        return []
    key = ("trail", page.path[: -page.steplen], get_language(), request.get_host() if request else "")
    return kept_part(key, lambda: _above(page, request))


def _above(page: Page, request: HttpRequest | None) -> list[Link]:
    ancestors = page.get_ancestors().filter(depth__gt=1).select_related("locale")
    return [Link(above.title, address(above, request)) for above in ancestors]


@register.simple_tag(takes_context=True)
def canonical_url(context: Context) -> str:
    """Return the one address of what is shown: a page's own, else the path, without filters."""
    request, page = context.get("request"), context.get("page")
    path = said_of(page, ("path",), lambda: _path(page, request)) if isinstance(page, Page) else ""
    return f"{settings.SITE_URL}{path or (request.path if request else '/')}"


def _path(page: Page, request: HttpRequest | None) -> str:
    parts = page.get_url_parts(request)
    return (parts[2] if parts else None) or ""


@lru_cache(maxsize=1000)
def _translated(path: str, code: str, language: str) -> str:
    """Return an address in another language; which one is in force says how it is read."""
    return translate_url(path, code)


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[LanguageLink]:
    """Return this page's address in every language: that of its translation, or its own under the other interface."""
    request, page = context.get("request"), context.get("page")
    path = request.get_full_path() if request else "/"
    urls = translated_urls(page, request) if isinstance(page, EditorialPage) and page.pk else {}
    return [
        LanguageLink(
            code,
            get_language_info(code)["name_local"].capitalize(),
            urls.get(code) or _translated(path, code, get_language() or ""),
            code == get_language(),
        )
        for code, _name in settings.LANGUAGES
    ]
