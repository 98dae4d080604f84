"""The searches I keep, and how often I hear of new matches; as at `/compte/recherches/`."""

from typing import Any

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from ninja import Path, Router, Status

from search.models import SavedSearch
from search.saved import actions
from search.saved.addresses import path_of
from search.saved.forms import SavedSearchForm

from ...auth import APIRequest, Member
from ...choices import Right
from ...paging import listed
from ...problems import ProblemError
from ...refusing import not_ready
from ...schemas.alerts import SearchChange, SearchIn, SearchOut
from ...schemas.lists import Listing
from ...writing.once import once
from ...writing.typed import cleaned, typed
from ...writing.versions import must_match, note_version, over_a_version, version_of

router = Router(tags=["me"])
mine, writes = Member(Right.READ), Member(Right.ALERTS)


def own(request: APIRequest, pk: int) -> SavedSearch:
    """Return a search that the caller keeps; raises `Http404` for others'."""
    return get_object_or_404(SavedSearch.objects.defer("seen"), pk=pk, user=request.user)


def _version(saved: SavedSearch) -> str:
    # What its owner says; its own number counts the looks of the worker.
    return version_of(saved.name, saved.frequency)


def search_out(saved: SavedSearch) -> dict[str, Any]:
    """Shape a search for its owner."""
    same = ("name", "searched", "parameters", "summary", "url", "frequency", "created_at")
    return {name: getattr(saved, name) for name in same} | {"id": saved.pk}


@router.get("/me/searches", response=Listing[SearchOut], auth=mine, summary="Searches I keep")
def saved_searches(request: APIRequest, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List the searches that I keep, by their names."""
    answer = listed(request, SavedSearch.objects.filter(user=request.user).defer("seen"))
    return answer | {"results": [search_out(one) for one in answer["results"]]}


@router.post("/me/searches", response={201: SearchOut}, auth=writes, summary="Keep a search")
@once
def save_search(request: APIRequest, said: SearchIn) -> Status:
    """Keep a search, and hear of new matches as often as one likes. The same search again is the one kept before."""
    try:
        saved = actions.save(request.user, f"{path_of(said.searched)}?{said.parameters}")
    except ValidationError as refused:
        raise ProblemError(409, not_ready(), " ".join(refused.messages)) from refused
    wanted = {"name": said.name or saved.name, "frequency": said.frequency.value}
    actions.change(saved, **cleaned(SavedSearchForm(typed(wanted))))
    return Status(201, search_out(saved))


@router.get("/me/searches/{pk}", response=SearchOut, auth=mine, summary="One search I keep")
def saved_search(request: APIRequest, pk: Path[int]) -> dict[str, Any]:
    """Read a search that I keep; its ETag is what a change is made over."""
    saved = own(request, pk)
    note_version(request, _version(saved))
    return search_out(saved)


@router.patch("/me/searches/{pk}", response=SearchOut, auth=writes, summary="Change it")
@over_a_version
def change_saved_search(request: APIRequest, pk: Path[int], said: SearchChange) -> dict[str, Any]:
    """Rename it, or choose how often to hear of new matches; what came while nobody wanted to hear isn't told later."""
    saved = own(request, pk)
    must_match(request, _version(saved))
    now = {"name": saved.name, "frequency": saved.frequency}
    actions.change(saved, **cleaned(SavedSearchForm(typed(now | said.dict(exclude_none=True)))))
    note_version(request, _version(saved))
    return search_out(saved)


@router.delete("/me/searches/{pk}", response={204: None}, auth=writes, summary="Keep it no more")
def delete_saved_search(request: APIRequest, pk: Path[int]) -> Status:
    """Delete it with all that was remembered of it."""
    own(request, pk).delete()
    return Status(204, None)
