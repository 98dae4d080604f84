"""The newest of a list, as its page would find them: same words in the address, same rules, newest first."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from directory.listing import find_page
from directory.search_form import SearchForm
from directory.searching.scopes import Scope
from portal.finding import Hit

from .atom import ENTRIES


def newest(request: HttpRequest, scope: Scope, pages: type[Page]) -> Iterator[tuple[Hit, Page]]:
    """Yield what the list of this scope finds and what is still online, each with its page."""
    asked = request.GET.copy()
    asked["tri"], asked["page"] = "recent", "1"
    form = SearchForm(asked, scope=scope, path=request.path, per_page=ENTRIES)
    results, _page = find_page(form)
    online = pages.objects.live().public().in_bulk([hit.pk for hit in results.hits])
    return ((hit, online[hit.pk]) for hit in results.hits if hit.pk in online)


def entry(hit: Hit, page: Page, text: str) -> dict[str, Any]:
    """Return an entry of a feed, made of what the card shows."""
    return {
        "id": f"{hit.kind}-{hit.pk}",
        "title": hit.title,
        "text": text,
        "url": hit.url,
        "at": page.last_published_at or page.first_published_at,
        "themes": [theme["name"] for theme in hit.card.get("themes", ())],
    }
