"""My page: read as I wrote it last, changed over a version, sent to review, taken offline; as on `/compte/profil/`."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from ninja import Router, Status

from accounts import consent
from accounts.consent import Purpose
from directory.editing import actions, saving, versions
from directory.editing.forms import WHAT_PARTS, WHO_PARTS, Screen
from directory.registering.forms import AgreementForm

from ...auth import APIRequest, Member
from ...choices import Right
from ...problems import ProblemError
from ...refusing import not_ready
from ...schemas.my_page import Agreement, BeginIn, MyPageIn, MyPageOut, SendIn
from ...writing.once import once
from ...writing.typed import complaints, refuse, typed
from ...writing.versions import must_match, note_version, over_a_version
from .page_shape import LINES, as_written, my_page_out

router = Router(tags=["me"])
PARTS = {**WHO_PARTS, **WHAT_PARTS}
mine, writes = Member(Right.READ), Member(Right.PROFILE)


def _shown(request: APIRequest) -> dict[str, Any]:
    page = versions.own_page(request.user)
    note_version(request, versions.number(page))
    return my_page_out(page)


@router.get("/me/profile", response=MyPageOut, auth=mine, summary="My page as I wrote it last")
def my_profile(request: APIRequest) -> dict[str, Any]:
    """Read my own page, drafts included; its ETag is what a change is made over."""
    return _shown(request)


@router.post("/me/profile", response={201: MyPageOut}, auth=writes, summary="Begin my page")
@once
def begin_profile(request: APIRequest, said: BeginIn) -> Status:
    """Begin a page, which nobody else sees yet; whoever has one already keeps it."""
    actions.begin(request.user, first_name=said.first_name.strip(), last_name=said.last_name.strip())
    return Status(201, _shown(request))


@router.patch("/me/profile", response=MyPageOut, auth=writes, summary="Change my page")
@over_a_version
def change_profile(request: APIRequest, said: MyPageIn) -> dict[str, Any]:
    """Keep a change as a draft; the version that is online stays until moderators have read the new one."""
    with transaction.atomic():
        page = versions.own_page(request.user, lock=True)
        must_match(request, versions.number(page))
        draft = versions.latest(page)
        new = as_written(draft) | said.dict(exclude_unset=True)
        screen = _screen(draft, typed(new, lines=LINES))
        saving.save(request.user, screen.said(), answers={"version": str(versions.number(page))})
        screen["identity"].keep_person(page.volunteer)
    return _shown(request)


def _screen(draft: Any, data: QueryDict) -> Screen:
    """Return the page's own form over a draft, valid; a draft may lack what a page that is sent may not."""
    screen = Screen(PARTS, draft, data)
    screen.defer_required()
    if not screen.is_valid():
        raise refuse(complaints(screen.parts))
    return screen


@router.get("/me/agreements", response=list[Agreement], auth=mine, summary="What I agree to")
def agreements(request: APIRequest) -> list[dict[str, Any]]:
    """List the purposes one may agree to, with the words to show: an agreement counts for these words only."""
    return [
        {
            "purpose": one.value,
            "wording": str(consent.wording(one).text),
            "holds": consent.holds(request.user, one),
        }
        for one in Purpose
    ]


@router.delete("/me/agreements/{purpose}", response={204: None}, auth=writes, summary="Take it back")
def withdraw_agreement(request: APIRequest, purpose: Purpose) -> Status:
    """Take one agreement back, with effect at once; what was never agreed to is no error."""
    consent.withdraw(request.user, purpose)
    return Status(204, None)


@router.post("/me/profile/review", response=MyPageOut, auth=writes, summary="Send my page to review")
@once
def review_profile(request: APIRequest, said: SendIn) -> Status:
    """Have moderators read my page; needs the agreement to publish it, given now or before."""
    page = versions.own_page(request.user)
    with transaction.atomic():
        if said.agrees is not None:
            _agree(page, said.agrees)
        if not consent.holds(request.user, Purpose.PUBLIC_PROFILE):
            raise ProblemError(409, not_ready(), _("Agree to its publication first: see /me/agreements."))
        try:
            saving.send(request.user)
        except ValidationError as refused:
            raise ProblemError(409, not_ready(), actions.refusal(refused)) from refused
    return Status(200, _shown(request))


def _agree(page: Any, agrees: list[str]) -> None:
    form = AgreementForm(typed(dict.fromkeys(agrees, True)), volunteer=page.volunteer)
    if not form.is_valid():
        raise refuse(complaints({"": form}))
    form.keep()


@router.post("/me/profile/offline", response=MyPageOut, auth=writes, summary="Take my page offline")
@once
def offline_profile(request: APIRequest) -> Status:
    """Take my page off the public site at once; what I wrote stays mine."""
    actions.take_offline(versions.own_page(request.user), by=request.user)
    return Status(200, _shown(request))
