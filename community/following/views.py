"""Following a thread, what I follow, and stopping from a letter, which needs no account."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.member_request import MemberRequest
from portal.pagination import page_of

from ..addresses import thread_url
from ..models import Follow, Thread
from ..reading.access import readable_threads
from . import actions, places, stopping
from .forms import FollowForm


@require_POST
def follow(request: MemberRequest, pk: int) -> HttpResponse:
    """Follow a thread, hear of it more or less often, or stop; a choice that means nothing is as usual."""
    thread = readable_thread(pk)
    form = FollowForm(request.POST)
    if "stop" in request.POST:
        actions.stop(thread.pk, by=request.user.pk)
        messages.success(request, _("You no longer follow this discussion."))
    else:
        actions.follow(thread, by=request.user, frequency=form.cleaned_data["frequency"] if form.is_valid() else "")
        messages.success(request, _("You follow this discussion: what is written there is in your notifications."))
    came_from_list = request.POST.get("from") == "list"
    return HttpResponseRedirect(places.list_url() if came_from_list else places.follow_url(thread))


def readable_thread(pk: int) -> Thread:
    """Return a thread that everybody may read; raises `Http404` for any other, whether it exists or not."""
    return get_object_or_404(readable_threads(), pk=pk)


@require_safe
def followed(request: MemberRequest) -> HttpResponse:
    """List the discussions I follow, those I began to follow last first."""
    mine = Follow.objects.in_force().filter(user=request.user).select_related("thread__help_request", "thread__theme")
    shown = page_of(mine.filter(thread__in=readable_threads()), request)
    for one in shown:
        one.form = FollowForm(initial={"frequency": one.frequency}, auto_id=f"id_%s_{one.thread_id}")
        one.url = thread_url(one.thread)
    return render(request, "community/following/list.html", {"followed": shown})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_following(request: HttpRequest, token: str) -> HttpResponse:
    """Stop following a thread from a letter, without signing in (RFC 8058); looking at the page changes nothing."""
    named = stopping.read(token)
    thread = Thread.objects.filter(pk=named.thread).first() if named else None
    if named is None or thread is None:
        raise Http404(_("This link isn't whole: copy it from the e-mail again."))
    stopped = request.method == "POST"
    if stopped:
        actions.stop(named.thread, by=named.person)
    title = str(thread) if places.is_readable(thread) else ""
    return render(request, "community/following/stop.html", {"title": title, "stopped": stopped})
