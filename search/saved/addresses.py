"""A search by its address: only what the search form understands is kept of it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.http import QueryDict

from directory.search_form import SearchForm
from directory.searching.scopes import PROFILES, Scope
from help_requests.scopes import REQUESTS
from toolbox.scopes import RESOURCES

from ..models import SavedSearch, SearchedList
from ..models.saved_searches import LONGEST_SUMMARY
from ..scopes import EVERYTHING

SCOPES: Mapping[str, Scope] = {
    SearchedList.PEOPLE: PROFILES,
    SearchedList.REQUESTS: REQUESTS,
    SearchedList.RESOURCES: RESOURCES,
    SearchedList.EVERYTHING: EVERYTHING,
}


class UnknownListError(ValueError):
    """Raised for an address that is none of our lists."""


def form_at(address: str) -> tuple[SearchedList, SearchForm]:
    """Read an address ("/demandes/?theme=rgpd") as its list would; whatever is not understood is left out."""
    parts = urlsplit(address)
    searched = next((one for one in SearchedList if parts.path == path_of(one)), None)
    if searched is None:
        raise UnknownListError(parts.path)
    return searched, SearchForm(QueryDict(parts.query), scope=SCOPES[searched], path=parts.path)


def path_of(searched: SearchedList) -> str:
    """Return the path of a list in the language in force."""
    return SavedSearch(searched=searched).url


def form_of(saved: SavedSearch) -> SearchForm:
    """Return the form that asks what was saved, today: "available now" is never the day of saving."""
    return SearchForm(saved.data, scope=SCOPES[saved.searched], path=saved.url.partition("?")[0])


def kept(searched: SearchedList, form: SearchForm) -> dict[str, Any]:
    """Return what is kept of a form: its parameters without the page, and what they say in words."""
    words = [form.text] if form.text else []
    words += [str(chip.label) for chip in form.chips]
    summary = ", ".join(words) or str(searched.label)
    return {
        "searched": searched,
        "parameters": str(form.address.without("page")).partition("?")[2],
        "summary": summary if len(summary) <= LONGEST_SUMMARY else f"{summary[: LONGEST_SUMMARY - 1]}…",
    }
