"""What the box asks while one types, and what becomes of a post afterwards."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.member_request import MemberRequest
from portal.rate_limits import Limit, visitor_key

from ..addresses import thread_url
from ..models import Post, PostRevision, Thread
from ..reading.access import readable_posts, readable_threads
from ..reading.pages import post_url
from ..speakers import may_reply
from . import attaching, drafts, editing, files, mentioning, quoting, replying
from .forms import EditForm
from .history import history_of
from .models import LONGEST_BODY
from .saving import plain

# The box asks by itself while somebody types.
ASKED = Limit("writing", times=120, seconds=60, counted_in="memory")


def thread_to_write_in(request: MemberRequest, pk: int) -> Thread:
    """Return a thread in which this person writes; raises `Http404` for people who don't."""
    thread = get_object_or_404(readable_threads(), pk=pk)
    if not may_reply(thread, request.user) or not ASKED.allows(visitor_key(request)):
        raise Http404
    return thread


def typed(request: HttpRequest) -> str:
    """Return the text in the box, no longer than a post may be."""
    return plain(str(request.POST.get("body", ""))[:LONGEST_BODY])


@require_POST
def keep_draft(request: MemberRequest, pk: int) -> HttpResponse:
    """Keep what is typed, while it is typed."""
    drafts.keep(thread_to_write_in(request, pk), request.user, typed(request))
    return HttpResponse(status=204)


@require_POST
def preview(request: MemberRequest, pk: int) -> HttpResponse:
    """Return how a text would look, as a fragment."""
    html = replying.preview_of(thread_to_write_in(request, pk), typed(request))
    return render(request, "community/writing/_preview.html", {"html": html})


@never_cache
@require_safe
def quote(request: MemberRequest, pk: int, post: int) -> HttpResponse:
    """Return a post of the thread as a quotation, to be put in the box."""
    text = quoting.with_quote(thread_to_write_in(request, pk), str(post))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def people(request: MemberRequest, pk: int) -> HttpResponse:
    """Return whom the letters after @ may call, as options."""
    thread = thread_to_write_in(request, pk)
    found = mentioning.suggested(thread, request.GET.get("q", "")[:40])
    return render(request, "community/writing/_people.html", {"people": found})


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out a file of a post to whoever reads the post."""
    return files.served(files.readable_by(request.user, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Change what I wrote; how it stood stays readable."""
    post = own_post(request, pk)
    if not editing.may_edit(post, request.user):
        raise Http404
    if "remove" in request.POST:
        attaching.remove(request.user, replying.pk_in(request.POST["remove"]), post=post)
    is_sent = request.method == "POST" and "remove" not in request.POST
    form = EditForm(request.POST if is_sent else None, post=post, typed=request.POST.get("body"))
    if form.is_valid() and not request.POST.keys() & {"preview"} and (edited := changed(request, post, form)):
        return HttpResponseRedirect(thread_url(edited.thread) if edited.held_at else post_url(edited))
    if "preview" in request.POST and form.is_valid():
        form.preview = replying.preview_of(post.thread, form.cleaned_data["body"])
    shown = {"form": form, "post": post, "back": post_url(post)}
    return render(request, "community/writing/edit.html", shown, status=422 if form.errors else 200)


def changed(request: MemberRequest, post: Post, form: EditForm) -> Post | None:
    """Keep a valid change; None when it is refused, with the reason on the form."""
    try:
        edited = editing.edit(post, by=request.user, **form.wanted)
    except editing.ChangedMeanwhileError as changed:
        form.add_error(None, _("You changed this message in another window meanwhile: both texts are below."))
        form.other = changed.body
        return None
    except editing.EditRefusedError:
        form.add_error(None, _("This message can no longer be changed. Here are your words, for you to keep."))
        return None
    told = _("A moderator reads your message before everybody does. Thank you.")
    messages.success(request, told if edited.held_at else _("Your message is changed."))
    return edited


def own_post(request: MemberRequest, pk: int) -> Post:
    """Return a post of mine; raises `Http404` for those of others."""
    posts = Post.objects.filter(author=request.user, thread__in=readable_threads())
    return get_object_or_404(posts.select_related("thread__help_request", "thread__theme"), pk=pk)


@require_POST
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take back what I wrote; it can be brought back where it stood."""
    post = own_post(request, pk)
    if not editing.may_withdraw(post, request.user):
        raise Http404
    editing.withdraw(post, by=request.user)
    messages.success(request, _("Nobody reads your message any more. You can bring it back for 30 days."))
    return HttpResponseRedirect(post_url(post))


@require_POST
def restore(request: MemberRequest, pk: int) -> HttpResponse:
    """Bring back what I withdrew."""
    post = own_post(request, pk)
    if not editing.may_restore(post, request.user):
        raise Http404
    if editing.restore(post, by=request.user):
        messages.success(request, _("Your message is back in its place."))
    else:
        messages.error(request, _("The words of this message were deleted: they can’t come back."))
    return HttpResponseRedirect(post_url(post))


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how a post stood before, to everybody who reads it."""
    post = get_object_or_404(readable_posts().exclude(edited_at=None), pk=pk)
    shown = {"post": post, "versions": history_of(post, request.user), "back": post_url(post)}
    return render(request, "community/writing/history.html", shown)


@require_POST
def empty_version(request: MemberRequest, pk: int, revision: int) -> HttpResponse:
    """Take the words of an earlier version of mine away for good."""
    versions = PostRevision.objects.filter(post=own_post(request, pk), is_last=False)
    editing.empty(get_object_or_404(versions.select_related("post"), pk=revision), by=request.user)
    messages.success(request, _("The words of this version are deleted."))
    return HttpResponseRedirect(post_url(own_post(request, pk)))
