"""My requests: listed, changed over a version, sent, put off, closed, withdrawn, opened again; as on the pages."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Status

from directory.editing.forms.screen import Screen
from directory.models import Theme, VolunteerProfilePage
from help_requests import permissions
from help_requests.actions import WayClosedError
from help_requests.asking import actions as asking
from help_requests.asking import drafts
from help_requests.choices import State
from help_requests.following import changing, closing, saving
from help_requests.following.edit_forms import PARTS
from help_requests.following.forms import CloseForm, ReasonForm
from help_requests.following.mine import requests_for
from help_requests.following.standing import facts_of
from help_requests.following.ways import is_begun, may_edit
from help_requests.models import HelpRequestPage
from portal.editing import versions

from ...auth import APIRequest, Member
from ...choices import Right
from ...paging import listed
from ...schemas.asking import CloseIn, MyRequestItem, MyRequestOut, ReasonIn, RequestChange
from ...schemas.lists import Listing
from ...writing.once import once
from ...writing.typed import cleaned, typed
from ...writing.versions import must_match, note_version, over_a_version
from ..asking import not_taken
from .request_shape import as_written, my_request_item, my_request_out

router = Router(tags=["me"])
mine, writes = Member(Right.READ), Member(Right.REQUESTS)


def managed(request: APIRequest, slug: str) -> HelpRequestPage:
    """Return a request that is this person's to change; raises `Http404` for everybody else."""
    page: HelpRequestPage = get_object_or_404(permissions.manageable_by(request.user), slug=slug)
    return page


def _shown(request: HttpRequest, page: HelpRequestPage) -> dict[str, Any]:
    fresh = HelpRequestPage.objects.get(pk=page.pk)
    note_version(request, versions.number(fresh))
    return my_request_out(fresh)


@router.get("/me/requests", response=Listing[MyRequestItem], auth=mine, summary="My requests")
def my_requests(request: APIRequest, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List my requests and those of the establishments I act for, the latest first."""
    answer = listed(request, requests_for(request.user))
    facts = facts_of(answer["results"])
    return answer | {"results": [my_request_item(one, facts[one.pk]) for one in answer["results"]]}


@router.get("/me/requests/{slug}", response=MyRequestOut, auth=mine, summary="A request of mine as I wrote it last")
def my_request(request: APIRequest, slug: str) -> dict[str, Any]:
    """Read a request that I may change; its ETag is what a change is made over."""
    return _shown(request, managed(request, slug))


@router.delete("/me/requests/{slug}", response={204: None}, auth=writes, summary="Delete a draft of mine")
def delete_request(request: APIRequest, slug: str) -> Status:
    """Delete what I never sent; what was sent is withdrawn instead."""
    drafts.delete(request.user, get_object_or_404(drafts.drafts_of(request.user), slug=slug).pk)
    return Status(204, None)


@router.patch("/me/requests/{slug}", response=MyRequestOut, auth=writes, summary="Change a request of mine")
@over_a_version
def change_request(request: APIRequest, slug: str, said: RequestChange) -> dict[str, Any]:
    """Change what it says: online at once for those who were vouched for, else once moderators have read it."""
    with transaction.atomic():
        page = changing.locked(managed(request, slug))
        must_match(request, versions.number(page))
        if not may_edit(page):
            raise WayClosedError(page.state, State.OPEN)
        screen = _screen(versions.latest(page), said)
        saving.save(page, screen.said(), by=request.user, answers={"version": str(versions.number(page))})
        screen["texts"].keep(page, by=request.user)
    return _shown(request, page)


def _screen(draft: Any, said: RequestChange) -> Screen:
    new = as_written(draft) | said.dict(exclude_unset=True)
    known = dict(Theme.objects.values_list("slug", "pk"))
    new["themes"] = [known.get(slug, f"“{slug}”") for slug in new["themes"] or []]
    screen = Screen(PARTS, draft, typed(new, lines=("needs",)))
    if not screen.is_valid():
        raise not_taken(screen.parts)
    return screen


@router.post("/me/requests/{slug}/send", response=MyRequestOut, auth=writes, summary="Send a draft")
@once
def send_request(request: APIRequest, slug: str) -> Status:
    """Send what is a draft, or what moderators sent back; sent twice it is once."""
    page = managed(request, slug)
    if is_begun(page):
        asking.submit_request(page, by=request.user)
    else:
        saving.save(page, {}, by=request.user, answers={"version": str(versions.number(page)), "send": "1"})
    return Status(200, _shown(request, page))


@router.post("/me/requests/{slug}/put-off", response=MyRequestOut, auth=writes, summary="Still needed")
@once
def put_off(request: APIRequest, slug: str) -> Status:
    """Have it hold a month from today."""
    page = managed(request, slug)
    changing.put_off(page, by=request.user)
    return Status(200, _shown(request, page))


@router.post("/me/requests/{slug}/withdraw", response=MyRequestOut, auth=writes, summary="Withdraw a request")
@once
def withdraw_request(request: APIRequest, slug: str, said: ReasonIn) -> Status:
    """Take it back: its people alone still read it."""
    page = managed(request, slug)
    changing.withdraw(page, by=request.user, comment=cleaned(ReasonForm(typed(said.dict())))["comment"])
    return Status(200, _shown(request, page))


@router.post("/me/requests/{slug}/reopen", response=MyRequestOut, auth=writes, summary="Open a request again")
@once
def reopen_request(request: APIRequest, slug: str, said: ReasonIn) -> Status:
    """Have it look for somebody again, once moderators have read what is new in it."""
    page = managed(request, slug)
    changing.reopen(page, by=request.user, comment=cleaned(ReasonForm(typed(said.dict())))["comment"])
    return Status(200, _shown(request, page))


@router.post("/me/requests/{slug}/close", response=MyRequestOut, auth=writes, summary="Close a request")
@once
def close_request(request: APIRequest, slug: str, said: CloseIn) -> Status:
    """Say how it ended and thanks to whom; closed twice it is once."""
    page = managed(request, slug)
    helped = VolunteerProfilePage.objects.live().filter(slug__in=[one.replace("\x00", "") for one in said.thanked])
    data = typed(said.dict() | {"thanked": list(helped.values_list("volunteer_id", flat=True))})
    form = CloseForm(data, {}, page=page)
    cleaned(form)
    closing.close(page, form.ending(), by=request.user)
    return Status(200, _shown(request, page))
