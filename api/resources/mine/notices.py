"""What I was told, and how often I want to hear of what; as at `/compte/notifications/`."""

from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Path, Router, Status

from accounts.models import Notification
from accounts.notices import inbox, preferences
from accounts.notices.choices import Frequency
from accounts.notices.forms import PreferencesForm

from ...auth import APIRequest, Member
from ...choices import Right
from ...paging import listed
from ...schemas.alerts import NoticeOut, NoticeSetting, NoticeSettings
from ...schemas.lists import Listing
from ...writing.typed import cleaned, refuse, typed

router = Router(tags=["me"])
mine, writes = Member(Right.READ), Member(Right.ALERTS)


@router.get("/me/notices", response=Listing[NoticeOut], auth=mine, summary="What I was told")
def notices(request: APIRequest, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List my notices, the latest first."""
    answer = listed(request, Notification.objects.filter(user=request.user))
    return answer | {"results": [_notice(one) for one in answer["results"]]}


def _notice(one: Notification) -> dict[str, Any]:
    same = {name: getattr(one, name) for name in ("kind", "title", "text", "url")}
    return same | {"id": one.pk, "at": one.created_at, "is_read": one.read_at is not None}


@router.put("/me/notices/read", response={204: None}, auth=writes, summary="I have read everything")
def read_all_notices(request: APIRequest) -> Status:
    """Mark all of mine as read."""
    inbox.read(request.user)
    return Status(204, None)


@router.put("/me/notices/{pk}/read", response={204: None}, auth=writes, summary="I have read it")
def read_notice(request: APIRequest, pk: Path[int]) -> Status:
    """Mark one of mine as read."""
    inbox.read(request.user, get_object_or_404(Notification, pk=pk, user=request.user).pk)
    return Status(204, None)


@router.get("/me/notice-settings", response=list[NoticeSetting], auth=mine, summary="How often I want what")
def notice_settings(request: APIRequest) -> list[dict[str, Any]]:
    """List the kinds of notice that concern me, each with how often it comes by mail."""
    return [
        {"kind": kind.name, "title": str(kind.title), "text": str(kind.text), "frequency": frequency.value}
        for kind, frequency in preferences.choices_of(request.user).items()
    ]


@router.patch("/me/notice-settings", response=list[NoticeSetting], auth=writes, summary="Choose how often")
def change_notice_settings(request: APIRequest, said: NoticeSettings) -> list[dict[str, Any]]:
    """Choose how often some kinds come by mail; those that are left out stay."""
    now = preferences.choices_of(request.user)
    names = {kind.name for kind in now}
    if unknown := [name for name in said.wanted if name not in names]:
        raise refuse([{"where": f"body.wanted.{name}", "message": name} for name in unknown])
    chosen = {kind.name: frequency.value for kind, frequency in now.items()}
    chosen |= {name: wanted.value for name, wanted in said.wanted.items()}
    wanted = cleaned(PreferencesForm(now, typed(chosen)))
    preferences.choose(request.user, {kind: Frequency(wanted[kind]) for kind in said.wanted})
    return notice_settings(request)
