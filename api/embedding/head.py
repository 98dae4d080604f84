"""What the head of a page tells programs: the search box of browsers, feeds, oEmbed, and linked data (JSON-LD)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from directory.models import DirectoryPage, VolunteerProfilePage
from help_requests.models import HelpRequestIndexPage, HelpRequestPage
from portal.linked_data import as_script
from portal.routing import said_of

from .linked import person, site
from .opensearch import TYPE

# How deep the front pages of both languages stand in the tree.
FRONT = 2
FEED, OEMBED = "application/atom+xml", "application/json+oembed"


@dataclass(frozen=True)
class HeadLink:
    """A `<link>`."""

    rel: str
    type: str
    title: str | Promise
    href: str


def links(request: HttpRequest, page: Page | None) -> Iterator[HeadLink]:
    """Yield what there is beside a page; a list's feed keeps the filters of the address."""
    yield HeadLink("search", TYPE, "Entraide", reverse("opensearch"))
    asked = request.GET.copy()
    asked.pop("page", None)
    words = f"?{asked.urlencode()}" if asked else ""
    if request.resolver_match and request.resolver_match.url_name == "discussions":
        yield HeadLink("alternate", FEED, _("Discussions"), reverse("discussions_feed") + words)
    if isinstance(page, HelpRequestIndexPage):
        yield HeadLink("alternate", FEED, _("Help requests"), reverse("requests_feed") + words)
        yield oembed_link(f"{page.get_url(request)}{words}", "Entraide")
    if isinstance(page, DirectoryPage):
        yield HeadLink("alternate", FEED, _("Volunteers"), reverse("profiles_feed") + words)
    if isinstance(page, HelpRequestPage) and page.live:
        yield oembed_link(page.get_url(request), page.title)


def oembed_link(path: str, title: str) -> HeadLink:
    """Return where it is said what to put in the place of a path of ours."""
    url = urlencode({"url": f"{settings.SITE_URL}{path}"})
    return HeadLink("alternate", OEMBED, title, f"{reverse('oembed')}?{url}")


def linked_data(page: Page | None, shown: Mapping[Any, Any]) -> SafeString:
    """Return the page as linked data; `shown` is what its template was given."""
    if page is not None and page.depth == FRONT:
        return as_script(site())
    if isinstance(page, VolunteerProfilePage) and page.live and "profile" in shown:
        # The same for all readers: what only some of them see of a page isn't in it.
        path = page.get_url(shown.get("request"))
        made = partial(person, page, shown["profile"], shown["themes"], path=path)
        return said_of(page, ("linked data", path), lambda: as_script(made()))
    return SafeString()
