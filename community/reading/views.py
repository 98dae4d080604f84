"""Finding a post, voting, accepting, what is new, printing, and opening a closed thread again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.member_request import MemberRequest

from .. import actions
from ..addresses import thread_url
from ..models import Post
from ..writing.replying import pk_in
from . import live, reopening
from .access import readable_posts, readable_thread, to_decide
from .pages import post_url
from .printing import printed
from .votes import VoteRefusedError, vote


@require_safe
def permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the page of the thread on which a post stands now."""
    return HttpResponseRedirect(post_url(get_object_or_404(readable_posts(), pk=pk)))


@require_POST
def useful(request: MemberRequest, pk: int) -> HttpResponse:
    """Note that a post was useful, or no longer is."""
    post = get_object_or_404(readable_posts(), pk=pk)
    try:
        vote(post, by=request.user, is_useful=request.POST.get("useful") != "0")
    except VoteRefusedError:
        messages.error(request, _("You cannot vote on this message."))
    return HttpResponseRedirect(post_url(post))


@require_POST
def accept(request: MemberRequest, pk: int) -> HttpResponse:
    """Mark a post as the answer to what its discussion asks."""
    post = get_object_or_404(readable_posts(), pk=pk)
    actions.accept_solution(to_decide(post.thread, request.user), post, by=request.user)
    messages.success(request, _("This answer now stands above the thread."))
    return HttpResponseRedirect(f"{thread_url(post.thread)}#fil")


@require_POST
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take back that a post answered what its discussion asks."""
    thread = to_decide(readable_thread(pk), request.user)
    actions.withdraw_solution(thread)
    messages.success(request, _("No answer is marked as accepted any more."))
    return HttpResponseRedirect(f"{thread_url(thread)}#fil")


@require_safe
def new_posts(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer what was said after a post, or that nothing was: asked every few seconds by whoever has the page open."""
    thread = readable_thread(pk)
    seen = Post.objects.filter(thread=thread, pk=pk_in(request.GET.get("apres"))).first()
    return live.answer(request, thread, seen)


@require_safe
def print_thread(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a whole thread on one page, for paper."""
    thread = readable_thread(pk)
    return render(request, "community/reading/print.html", printed(thread))


@require_POST
def ask_to_reopen(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask whoever decides to open a closed thread again."""
    thread = readable_thread(pk)
    try:
        reopening.ask(thread, by=request.user, why=request.POST.get("why", ""))
    except reopening.ReopeningRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Whoever decides has been told. You will hear of it when the thread is open."))
    return HttpResponseRedirect(f"{thread_url(thread)}#repondre")


@require_POST
def reopen(request: MemberRequest, pk: int) -> HttpResponse:
    """Open a closed thread again."""
    thread = to_decide(readable_thread(pk), request.user)
    reopening.reopen(thread, by=request.user)
    messages.success(request, _("The thread is open again."))
    return HttpResponseRedirect(f"{thread_url(thread)}#repondre")
