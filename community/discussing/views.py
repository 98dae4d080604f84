"""The list of general discussions, one of them, and starting one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.member_request import MemberRequest
from directory.models import Theme
from portal.page_cache.parts import kept_part
from portal.rate_limits import visitor_key

from ..actions import ReplyRefusedError
from ..addresses import slug_of, thread_url
from ..models import Thread
from ..reading.access import readable_thread
from ..reading.pages import post_url
from ..speakers import may_start
from . import starting
from .forms import DiscussionForm
from .listing import discussions_context
from .showing import discussion_context


@require_safe
def discussions(request: HttpRequest) -> HttpResponse:
    """List general discussions, by theme, solved or not, by words."""
    return render(request, "community/discussing/index.html", discussions_context(request))


@require_safe
def discussion(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Show a discussion; an address with other words leads to its own."""
    thread = readable_thread(pk)
    if thread.help_request or slug != slug_of(thread):
        return redirect(thread_url(thread), permanent=True)
    if request.user.is_authenticated or request.COOKIES:
        return _drawn(request, thread)
    # Every visitor without a cookie reads the same; whether a thread is open depends on the minute as well.
    minute = timezone.now().replace(second=0, microsecond=0)
    key = ("discussion", request.get_host(), request.get_full_path(), get_language(), minute)
    return HttpResponse(kept_part(key, lambda: _drawn(request, thread).content))


def _drawn(request: HttpRequest, thread: Thread) -> HttpResponse:
    return render(request, "community/discussing/discussion.html", discussion_context(request, thread))


@require_http_methods(["GET", "POST"])
def start(request: MemberRequest) -> HttpResponse:
    """Ask everybody something, or tell it; what is refused comes back with every word."""
    theme = Theme.objects.filter(slug=request.GET.get("theme", "")).first()
    form = DiscussionForm(request.POST or None, initial={"theme": theme})
    if request.method == "POST" and form.is_valid() and (answer := _started(request, form)):
        return answer
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "may_start": may_start(request.user)}
    return render(request, "community/discussing/start.html", context, status=status)


def _started(request: MemberRequest, form: DiscussionForm) -> HttpResponse | None:
    """Start it and lead there; None with what is wrong noted in the form."""
    if not starting.STARTED.allows(visitor_key(request)):
        form.add_error(None, _("You have started many discussions: go on in an hour. Nothing is lost here."))
        return None
    try:
        post = starting.start_discussion(by=request.user, **form.cleaned_data)
    except ReplyRefusedError as refusal:
        form.add_error(None, refusal.told)
        return None
    if post.held_at:
        messages.success(request, _("A moderator reads your discussion before it is published."))
        return redirect("discussions")
    return HttpResponseRedirect(post_url(post))
