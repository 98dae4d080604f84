"""My notifications: read them, choose how often they come; stopping them from a letter needs no account."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.pagination import page_of

from ..member_request import MemberRequest
from ..models import Notification
from . import inbox, preferences, stopping
from .choices import Frequency
from .forms import PreferencesForm
from .kinds import title_of

form_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def notices(request: MemberRequest) -> HttpResponse:
    """List what I was told, the latest first."""
    shown = page_of(Notification.objects.filter(user=request.user), request)
    return render(request, "accounts/notices/list.html", {"notices": shown})


@require_safe
def open_notice(request: MemberRequest, pk: int) -> HttpResponse:
    """Go where a notice leads; it is read then."""
    notice = get_object_or_404(Notification, pk=pk, user=request.user)
    inbox.read(request.user, pk)
    return redirect(notice.url)


@require_POST
def read_notice(request: MemberRequest, pk: int) -> HttpResponse:
    """Mark one notice of mine as read."""
    get_object_or_404(Notification, pk=pk, user=request.user)
    inbox.read(request.user, pk)
    return redirect("notices")


@require_POST
def read_all_notices(request: MemberRequest) -> HttpResponse:
    """Mark all of mine as read."""
    inbox.read(request.user)
    messages.success(request, _("Everything is marked as read."))
    return redirect("notices")


@form_view
def notice_settings(request: MemberRequest) -> HttpResponse:
    """Choose how often I hear of what."""
    form = PreferencesForm(preferences.choices_of(request.user), request.POST or None)
    if form.is_valid():
        preferences.choose(request.user, {kind: Frequency(chosen) for kind, chosen in form.cleaned_data.items()})
        messages.success(request, _("Your choice is kept."))
        return redirect("notices")
    return render(request, "accounts/notices/settings.html", {"form": form})


@csrf_exempt
@never_cache
@form_view
def stop_notices(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the kinds of notice that a letter's signed address names.

    Mail programs send the POST by themselves (RFC 8058) and have no token of ours: the signature stands for it.
    Looking at the page changes nothing, since programs that check links do that.
    """
    named = stopping.read(token)
    if named is None:
        raise Http404(_("This link isn't whole: copy it from the e-mail again."))
    if request.method == "POST":
        preferences.stop(named.person, named.kinds)
        return render(request, "accounts/notices/stopped.html")
    return render(request, "accounts/notices/stop.html", {"titles": [title_of(kind) for kind in named.kinds]})
