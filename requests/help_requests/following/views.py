"""What the people of a request do with it: each screen asks, then acts, and leads back to the page."""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.member_request import MemberRequest
from portal.dates import day_in_words

from .. import permissions
from ..actions import WayClosedError
from ..models import HelpRequestPage
from ..wording import request_url
from . import changing, closing
from .forms import CloseForm, ReasonForm, ToolForm

View = Callable[[MemberRequest, HelpRequestPage], HttpResponse]


def managed(view: View) -> Callable[[MemberRequest, str], HttpResponse]:
    """Give a view the request of this address when it is this person's to change; 404 for everybody else.

    What can't be done any more, or not by somebody who is suspended, is told on the page: nothing is an error.
    """

    @wraps(view)
    def opened(request: MemberRequest, slug: str) -> HttpResponse:
        page: HelpRequestPage = get_object_or_404(permissions.manageable_by(request.user), slug=slug)
        try:
            return view(request, page)
        except WayClosedError as refusal:
            words = {"state": refusal.current.label}
            messages.info(request, _("This can’t be done any more. The request is now: %(state)s.") % words)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return back(page)

    return require_http_methods(["GET", "HEAD", "POST"])(opened)


def back(page: HelpRequestPage) -> HttpResponse:
    """Lead to the page."""
    return redirect(request_url(page.slug))


def screen(request: MemberRequest, name: str, page: HelpRequestPage, form: forms.Form | None = None) -> HttpResponse:
    """Show the screen that asks."""
    context = {"page": page, "url": request_url(page.slug), "form": form}
    return render(request, f"help_requests/following/{name}.html", context)


@managed
def withdraw(request: MemberRequest, page: HelpRequestPage) -> HttpResponse:
    """Take a request back."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return screen(request, "withdraw", page, form)
    changing.withdraw(page, by=request.user, comment=form.cleaned_data["comment"])
    messages.success(request, _("Your request is withdrawn. You can open it again at any time."))
    return back(page)


@managed
def reopen(request: MemberRequest, page: HelpRequestPage) -> HttpResponse:
    """Have a request look for somebody again."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return screen(request, "reopen", page, form)
    if changing.reopen(page, by=request.user, comment=form.cleaned_data["comment"]):
        messages.success(request, _("Your request is open again: volunteers can answer."))
    else:
        messages.success(request, _("Your request is sent. It opens again once the moderators have read it."))
    return back(page)


@managed
def put_off(request: MemberRequest, page: HelpRequestPage) -> HttpResponse:
    """Say that it is still needed."""
    if request.method != "POST":
        return screen(request, "put_off", page)
    until = changing.put_off(page, by=request.user)
    messages.success(request, _("Your request stays open until %(day)s.") % {"day": day_in_words(until)})
    return back(page)


@managed
def close(request: MemberRequest, page: HelpRequestPage) -> HttpResponse:
    """Say how it ended."""
    is_sent = request.method == "POST"
    form = CloseForm(request.POST if is_sent else None, request.FILES if is_sent else None, page=page)
    if not form.is_valid():
        return screen(request, "close", page, form)
    if closing.close(page, form.ending(), by=request.user) is None:
        messages.info(request, _("This request was closed already: nothing was changed."))
        return back(page)
    messages.success(request, _("Your request is closed. Thank you for saying how it went."))
    return back(page)


@managed
def share_tool(request: MemberRequest, page: HelpRequestPage) -> HttpResponse:
    """Share a document that came out of a request."""
    is_sent = request.method == "POST"
    form = ToolForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if not form.is_valid():
        return screen(request, "share_tool", page, form)
    closing.share_tools(page, form.tools(), by=request.user)
    messages.success(request, _("Thank you. Your document goes to the toolbox once an editor has read it."))
    return back(page)
