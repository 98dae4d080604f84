"""One search over everything, and type-ahead."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from search.scopes import EVERYTHING
from search.suggesting.answer import suggest, suggest_body

from ..schemas.lists import Found, Hit, SearchWords
from ..searching import found

router = Router(tags=["search"])


class EverythingWords(SearchWords):
    """The parameters of `/recherche/`: those of a list, and the kind."""

    nature: list[str] = []


class Suggestion(Schema):
    """A line of type-ahead: a page to open, or fields of the search form to fill."""

    label: str
    detail: str
    url: str | None
    fills: dict[str, str]


class SuggestionGroup(Schema):
    """The lines of one kind."""

    kind: str
    label: str
    suggestions: list[Suggestion]


class Suggested(Schema):
    """What the letters typed may become."""

    query: str
    groups: list[SuggestionGroup]


@router.get("/search", response=Found[Hit], summary="Search everything")
def search(request: HttpRequest, words: Query[EverythingWords]) -> HttpResponse:
    """Search people, requests, discussions and tools at once, with facets."""
    return found(request, EVERYTHING, Found[Hit])


@router.get("/suggest", response=Suggested, summary="Type-ahead")
def suggestions(request: HttpRequest, q: str = "", champ: str = "q") -> dict[str, Any]:
    """Say what the letters typed in a field (`champ`: `q` or `pres_de`) may become."""
    return suggest_body(q, suggest(q, request, field=champ))
