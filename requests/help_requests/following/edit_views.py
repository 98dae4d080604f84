"""Changing a request that was sent: by any of its people, over a version, with both texts shown when two did."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.member_request import MemberRequest
from directory.editing.forms.screen import Screen, lengthened
from portal.editing import versions
from portal.editing.conflicts import Conflict

from .. import permissions
from ..actions import WayClosedError
from ..choices import State
from ..models import HelpRequestPage
from ..wording import request_url
from .edit_forms import PARTS
from .saving import Saved, save
from .views import back, managed
from .ways import may_edit


@managed
def edit(request: MemberRequest, page: HelpRequestPage) -> HttpResponse:
    """Show the form, or keep what was typed; the version that is online stays until the new one may be."""
    if not may_edit(page):
        raise WayClosedError(page.state, State.OPEN)
    draft: Any = versions.latest(page)
    if "more" in request.POST:
        return edit_screen(request, page, lengthened(PARTS, draft, request.POST))
    screen = Screen(PARTS, draft, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not screen.is_valid():
        return edit_screen(request, page, screen)
    saved = save(page, screen.said(), by=request.user, answers=request.POST)
    if isinstance(saved, Conflict):
        return edit_screen(request, page, screen, saved)
    screen["texts"].keep(page, by=request.user)
    tell(request, saved)
    return back(page)


def edit_screen(
    request: MemberRequest, page: HelpRequestPage, screen: Screen, conflict: Conflict | None = None
) -> HttpResponse:
    """Show the form as the draft says, or as it was typed, with what stands against saving it."""
    version = conflict.version if conflict else request.POST.get("version", versions.number(page))
    context = {
        "page": page,
        "url": request_url(page.slug),
        "screen": screen,
        "conflict": conflict,
        "version": version,
        "is_draft": page.state == State.DRAFT,
        "at_once": permissions.publishes_at_once(request.user, page),
    }
    return render(request, "help_requests/following/edit.html", context, status=409 if conflict else 200)


def tell(request: MemberRequest, saved: Saved) -> None:
    """Say what became of the change."""
    sentences = {
        Saved.NOTHING: _("Nothing was changed: the request says this already."),
        Saved.DRAFT: _("Your draft is kept. Nobody else reads it before you send it."),
        Saved.PUBLISHED: _("Your changes are online."),
        Saved.SENT: _("Your changes are sent. The moderators read them; what is online stays as it is until then."),
    }
    messages.success(request, sentences[saved])
