"""What machines ask every site: what they may read, where the pages are, whom to tell about a hole."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap as DjangoSitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap

CLOSED_TO_ROBOTS = ("/cms/", "/compte/", "/coordination/", "/demo/", "/signaler/")
# RFC 9116 asks for an end, and advises less than a year.
SECURITY_TXT_LASTS = timedelta(days=180)


def robots(request: HttpRequest) -> HttpResponse:
    """Keep robots out of what is for members, and show them the map."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED_TO_ROBOTS)]
    return in_plain_text([*lines, "", f"Sitemap: {settings.SITE_URL}/sitemap.xml"])


def security_txt(request: HttpRequest) -> HttpResponse:
    """Say where to report a vulnerability (RFC 9116)."""
    until = (timezone.now() + SECURITY_TXT_LASTS).strftime("%Y-%m-%dT00:00:00Z")
    return in_plain_text(
        [
            f"Contact: {settings.SECURITY_CONTACT}",
            f"Expires: {until}",
            "Preferred-Languages: fr, en",
            f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        ]
    )


def in_plain_text(lines: list[str]) -> HttpResponse:
    """Return lines as a text file."""
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class UnderOurAddress(DjangoSitemap):
    """A part of the map whose addresses are under `SITE_URL`, whatever the host of the request."""

    @cached_property
    def paginator(self) -> "Paginator[Any]":
        """The files of this part, counted once: Django makes them anew each time it is asked."""
        return super().paginator

    def _urls(self, page: int, protocol: str | None, domain: str) -> list[dict[str, Any]]:
        """Put `SITE_URL` before each path: the site's row in the database knows no port and no scheme."""
        urls: list[dict[str, Any]] = super()._urls(page, protocol, domain)  # type: ignore[misc]
        for entry in urls:
            path = entry["location"].partition("://")[2].partition("/")[2]
            entry["location"] = f"{settings.SITE_URL}/{path}"
        return urls


class PublicPages(UnderOurAddress, Sitemap):
    """Every published page."""


# What is public and no page of the tree: apps add theirs by name in `ready()`.
SECTIONS: dict[str, type[DjangoSitemap]] = {}


def sections(request: HttpRequest) -> dict[str, Any]:
    """Return every part of the map."""
    return {"pages": PublicPages(request)} | {name: section() for name, section in SECTIONS.items()}


def sitemap(request: HttpRequest) -> HttpResponseBase:
    """List what everybody may read; nothing else is public, so nothing else is listed.

    A file holds 50,000 addresses at the most (sitemaps.org): beyond, this one lists the others.
    """
    parts = sections(request)
    if sum(part.paginator.count for part in parts.values()) <= PublicPages.limit:
        return sitemap_view(request, parts)
    return index_of(request, parts)


def index_of(request: HttpRequest, parts: dict[str, Any]) -> HttpResponse:
    """Return the list of the files."""
    entries = [
        f"<sitemap><loc>{settings.SITE_URL}{reverse('sitemap_section', args=[name])}?p={number}</loc></sitemap>"
        for name, part in parts.items()
        for number in part.paginator.page_range
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return HttpResponse("\n".join([head, *entries, "</sitemapindex>"]), content_type="application/xml")


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponseBase:
    """List one part; `?p=2` is its second file."""
    return sitemap_view(request, sections(request), section=section)
