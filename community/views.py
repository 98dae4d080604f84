"""Writing in a thread, and saying what solved the request."""

from functools import partial

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.member_request import MemberRequest
from help_requests.models import HelpRequestPage
from help_requests.offering.lists import told
from help_requests.offering.refusals import OfferRefusedError
from help_requests.wording import request_url
from portal.questions import Gap, ask_for

from . import actions
from .choices import Voice
from .discussing.showing import discussion_context
from .forms import ReplyForm
from .models import Post, Thread
from .reading.access import readable_threads
from .reading.pages import post_url
from .speakers import may_accept
from .writing import replying


@require_http_methods(["GET", "POST"])
def reply(request: MemberRequest, slug: str) -> HttpResponse:
    """Publish a reply in the thread of a request and go to its place there."""
    for page in ask_for("page to answer", lambda: _pages(Gap("slug", slug)), {"slug": slug}):
        return answer(request, page.thread)
    raise Http404


def _pages(slug: Gap) -> QuerySet[HelpRequestPage]:
    return HelpRequestPage.objects.live().filter(slug=slug).select_related("thread").order_by()


@require_http_methods(["GET", "POST"])
def reply_in_discussion(request: MemberRequest, pk: int, slug: str) -> HttpResponse:
    """Publish a reply in a general discussion and go to its place there."""
    return answer(request, get_object_or_404(readable_threads().filter(help_request=None), pk=pk))


def answer(request: MemberRequest, thread: Thread) -> HttpResponse:
    """Do with what was written in any thread what the button says; what is refused comes back with every word."""
    if not request.user.is_authenticated:
        return replying.held(request, thread)
    if request.method != "POST":
        return replying.back(thread)
    return replying.answer(request, thread, redraw=partial(show_again, request, thread), address=post_url)


def show_again(request: HttpRequest, thread: Thread, form: ReplyForm, status: int) -> HttpResponse:
    """Return the thread's page with the form as it was sent and what is wrong with it."""
    page = thread.help_request
    if page is None:
        context = discussion_context(request, thread, reply_form=form)
        return render(request, "community/discussing/discussion.html", context, status=status)
    context = page.get_context(request) | {"reply_form": form}
    return render(request, page.get_template(request), context, status=status)


@require_POST
def offer_from(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Turn my own reply into an offer of help."""
    mine = Post.objects.visible().filter(author=request.user, voice=Voice.VOLUNTEER)
    post = get_object_or_404(mine.filter(thread__help_request__slug=slug, thread__help_request__live=True), pk=pk)
    try:
        made = actions.offer_from(post, by=request.user)
    except OfferRefusedError as refused:
        messages.error(request, refused.reason.label)
        return HttpResponseRedirect(post_url(post))
    messages.success(request, told(made))
    return redirect("offer", made.pk)


@require_POST
def accept_solution(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Mark a post as the answer that solved the request."""
    thread = thread_to_decide(request, slug)
    actions.accept_solution(thread, get_object_or_404(thread.posts.visible(), pk=pk), by=request.user)
    messages.success(request, _("This answer now stands above the thread."))
    return HttpResponseRedirect(f"{request_url(slug)}#fil")


@require_POST
def withdraw_solution(request: HttpRequest, slug: str) -> HttpResponse:
    """Take back that a post solved the request."""
    actions.withdraw_solution(thread_to_decide(request, slug))
    messages.success(request, _("No answer is marked as accepted any more."))
    return HttpResponseRedirect(f"{request_url(slug)}#fil")


def thread_to_decide(request: HttpRequest, slug: str) -> Thread:
    """Return the thread of a published request; raises `Http404` for people who have no say in it."""
    threads = Thread.objects.select_related("help_request").filter(help_request__live=True)
    thread = get_object_or_404(threads, help_request__slug=slug)
    if not may_accept(thread, request.user):
        raise Http404
    return thread
