"""What machines ask every site: what they may read, where the pages are, whom to tell about a hole."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
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


class PublicPages(Sitemap):
    """Every published page at its address under `SITE_URL`, whatever the host of the request."""

    def _urls(self, page: int, protocol: str | None, domain: str) -> list[dict[str, Any]]:
        """Put `SITE_URL` before each path: the site's row in the database knows no port and no scheme."""
        urls = super()._urls(page, protocol, domain)
        for entry in urls:
            path = entry["location"].partition("://")[2].partition("/")[2]
            entry["location"] = f"{settings.SITE_URL}/{path}"
        return urls


def sitemap(request: HttpRequest) -> HttpResponseBase:
    """List what everybody may read; nothing else is public, so nothing else is listed."""
    return sitemap_view(request, {"pages": PublicPages(request)})
