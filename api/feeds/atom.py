"""What our feeds share: absolute addresses under `SITE_URL`, whatever host was asked, and a check by ETag."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import conditional_page, require_safe

ENTRIES = 30
# Readers come back every few minutes; a shared cache may answer them.
FRESH = "public, max-age=300"


def absolute(path: str) -> str:
    """Return the address of a path of ours."""
    return path if "://" in path else f"{settings.SITE_URL}{path}"


class DatedAtom(Atom1Feed):
    """An Atom feed that is as old as its last entry: one without entries must not change with every look."""

    def latest_post_date(self) -> datetime:
        dates = [item["updateddate"] for item in self.items if item["updateddate"]]
        return max(dates, default=datetime(2020, 1, 1, tzinfo=timezone.get_default_timezone()))


class PortalFeed(Feed):
    """A feed of what everybody may read. An entry is a dict with `id`, `title`, `text`, `url`, `at` and `themes`."""

    feed_type = DatedAtom
    link = "/"
    # RFC 4287 wants somebody who says it, of each entry or of all.
    author_name = "Entraide"

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpRequest:
        """Keep what was asked: filters stand in the address."""
        return request

    def feed_url(self, request: HttpRequest) -> str:
        return absolute(request.get_full_path())

    def item_title(self, item: dict[str, Any]) -> str:
        return str(item["title"])

    def item_description(self, item: dict[str, Any]) -> str:
        return str(item["text"])

    def item_link(self, item: dict[str, Any]) -> str:
        return absolute(item["url"])

    def item_guid(self, item: dict[str, Any]) -> str:
        """Return what stays when a title, and so an address, changes."""
        return f"{settings.SITE_URL}/#{item['id']}"

    def item_updateddate(self, item: dict[str, Any]) -> datetime:
        return item["at"]

    def item_categories(self, item: dict[str, Any]) -> list[str]:
        return list(item["themes"])


def served(feed: Feed) -> Callable[..., HttpResponse]:
    """Return the view of a feed: read only, answered 304 to whoever has it already."""

    @require_safe
    @conditional_page
    def view(request: HttpRequest) -> HttpResponse:
        response = feed(request)
        response.headers["Cache-Control"] = FRESH
        return response

    return view
