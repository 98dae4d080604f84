"""`/oembed`: what to put in the place of one of our addresses (oEmbed 1.0). Only public pages are known here."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.views.decorators.http import require_safe
from wagtail.models import Page

from directory.models import VolunteerProfilePage
from directory.search_form import SearchForm
from help_requests.models import HelpRequestPage
from help_requests.scopes import REQUESTS
from reports.models import WeeklyReportPage

from .code import WIDTH, answer, list_frame, request_frame
from .widget import USUAL

Found = dict[str, Any]
NARROWEST = 240


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Answer for an address of ours; 404 for all others, 501 for XML, as the specification says."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(status=501)
    found = found_at(request.GET.get("url", ""), width=width_of(request.GET.get("maxwidth", "")))
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=3600"}
    return JsonResponse(found, headers=headers, json_dumps_params={"ensure_ascii": False})


def width_of(word: str) -> int:
    """Return how wide a frame may be; a word that means nothing limits nothing."""
    return max(NARROWEST, min(WIDTH, int(word))) if word.isascii() and word.isdigit() and len(word) < 6 else WIDTH


def found_at(url: str, *, width: int) -> Found:
    """Return what an address shows; raises `Http404` for what isn't ours, or isn't everybody's."""
    if not url.startswith(f"{settings.SITE_URL}/"):
        raise Http404
    parts = urlsplit(url.removeprefix(settings.SITE_URL))
    names = [name for name in parts.path.split("/") if name and name != "en"]
    if names == ["demandes"]:
        return _list(parts.query, width)
    if len(names) != 2 or names[0] not in SHOWN:
        raise Http404
    return SHOWN[names[0]](names[1], width)


def _list(query: str, width: int) -> Found:
    words = QueryDict(mutable=True)
    for name, value in parse_qsl(query, max_num_fields=50):
        words.appendlist(name, value)
    # Read as the page reads it: names that aren't ours go no further.
    form = SearchForm(words, scope=REQUESTS, path="/demandes/")
    html, height = list_frame(form.address.pairs_without("page"), USUAL, width=width)
    return answer("rich", title="Entraide", html=html, width=width, height=height)


def _request(slug: str, width: int) -> Found:
    page = _public(HelpRequestPage, slug)
    html, height = request_frame(page.slug, page.title, width=width)
    return answer("rich", title=page.title, html=html, width=width, height=height)


def _link(pages: type[Page]) -> Callable[[str, int], Found]:
    return lambda slug, _width: answer("link", title=_public(pages, slug).title)


def _public(pages: type[Page], slug: str) -> Page:
    page = pages.objects.live().public().filter(slug=slug).first()
    if page is None:
        raise Http404
    return page


SHOWN: dict[str, Callable[[str, int], Found]] = {
    "demandes": _request,
    "annuaire": _link(VolunteerProfilePage),
    "bilans": _link(WeeklyReportPage),
}
