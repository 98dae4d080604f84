"""Help requests."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from community.models import Post
from help_requests.choices import State
from help_requests.models import HelpRequestPage
from help_requests.scopes import REQUESTS

from ..schemas.help_requests import RequestItem, RequestOut
from ..schemas.lists import Found, SearchWords
from ..searching import found, item

router = Router(tags=["requests"])


@router.get("/requests", response=Found[RequestItem], summary="List requests")
def help_requests(request: HttpRequest, words: Query[SearchWords]) -> HttpResponse:
    """List the requests, searched and filtered as at `/demandes/`."""
    return found(request, REQUESTS, Found[RequestItem], item)


@router.get("/requests/{slug}", response=RequestOut, summary="One request")
def help_request(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Show one request with its needs and states."""
    pages = HelpRequestPage.objects.live().public().with_card().select_related("thread")
    pages = pages.prefetch_related("needs__fillings")
    return request_out(get_object_or_404(pages, slug=slug))


def request_out(page: HelpRequestPage) -> dict[str, Any]:
    """Shape a published request."""
    asks = page.establishment
    return {
        **{name: getattr(page, name) for name in ("slug", "title", "url", "description", "kind", "urgency")},
        "establishment": asks.shown_name if asks else "",
        "category": asks.category.acronym if asks else "",
        "place": asks.place if asks else "",
        "region": asks.region if asks else None,
        "themes": list(page.themes.all()),
        "state": page.state,
        "needed_by": page.needed_by,
        "needs": [_need(need) for need in page.needs.all()],
        "states": [
            {"state": one.state, "since": one.started_at, "until": one.ended_at}
            for one in page.periods.all()
            if one.state not in State.unpublished()
        ],
        "posts": Post.objects.visible().filter(thread__help_request=page).count(),
        "thread": page.thread.pk if hasattr(page, "thread") else None,
        "is_taking_answers": page.is_taking_answers,
    }


def _need(need: Any) -> dict[str, Any]:
    profession = {"slug": need.profession.slug, "name": need.profession.label} if need.profession else None
    numbers = {name: getattr(need, name) for name in ("number", "places_left", "starts_on", "ends_on", "skill", "pk")}
    return numbers | {"id": numbers.pop("pk"), "profession": profession}
