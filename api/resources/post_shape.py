"""A thread and its posts as everybody reads them, and one written through the API."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja.errors import Throttled

from accounts.models import User
from community import actions
from community.addresses import thread_url
from community.models import AUTHORS, Attachment, Post, Thread
from community.reading.votes import Votes, votes_on
from community.writing import attaching
from community.writing.caution import told
from community.writing.forms import ReplyForm
from directory.contact.forms import new_key

from ..auth import APIRequest
from ..problems import ProblemError
from ..schemas.threads import PostIn
from ..writing.typed import cleaned, typed

POSTED_IN = ("thread__help_request", "thread__theme")


def post_out(post: Post, thread: Thread, votes: Votes) -> dict[str, Any]:
    """Shape a post; of one that was taken back, the trace."""
    is_withdrawn = post.withdrawn_at is not None
    return {
        **{name: getattr(post, name) for name in ("kind", "at", "edited_at", "voice", "body")},
        "id": post.pk,
        "thread": thread.pk,
        "author": post.author_name,
        "speaks_for": post.establishment.shown_in_full if post.establishment else "",
        "html": str(post.shown),
        "is_solution": post.pk == thread.solution_id,
        "is_withdrawn": is_withdrawn,
        "is_held": post.held_at is not None,
        "files": [] if is_withdrawn else [file_out(one) for one in post.attachments.all()],
        "useful": votes.number,
        "useful_to_me": votes.is_mine,
    }


def post_for(reader: User | AnonymousUser, post: Post) -> dict[str, Any]:
    """Shape one post for its reader."""
    return post_out(post, post.thread, votes_on([post], reader).get(post.pk, Votes()))


def file_out(attachment: Attachment) -> dict[str, Any]:
    """Shape a file; it is read at its address by whoever may read its post."""
    return {
        **{name: getattr(attachment, name) for name in ("name", "kind", "size")},
        "id": attachment.pk,
        "url": reverse("post_file", args=[attachment.pk]),
    }


def thread_out(thread: Thread) -> dict[str, Any]:
    """Shape a thread."""
    return {
        "id": thread.pk,
        "title": str(thread),
        "url": thread_url(thread),
        "theme": {"slug": thread.theme.slug, "name": thread.theme.name} if thread.theme else None,
        "request": thread.help_request.slug if thread.help_request else None,
        "created_at": thread.created_at,
        "is_open": thread.is_open,
        "is_solved": thread.solution_id is not None,
    }


def write(request: APIRequest, thread: Thread, said: PostIn) -> dict[str, Any]:
    """Write in a thread, by the page's own box and action. Who has to be read first is told so: `is_held`."""
    form = ReplyForm(typed(said.dict(exclude={"files"}) | {"key": new_key()}))
    words = cleaned_or_asked(form)
    post = _published(request, thread, words, said.files)
    return post_for(request.user, Post.objects.select_related(*AUTHORS, *POSTED_IN).get(pk=post.pk))


@transaction.atomic
def _published(request: APIRequest, thread: Thread, words: dict[str, Any], files: list[int]) -> Post:
    """Make it a post with those of one's files that were sent for it; what one began on the page stays a draft."""
    chosen = {name: words[name] for name in ("body", "kind", "key")}
    with asked_or_refused():
        post = actions.reply(thread, by=request.user, keeps=words.get("keeps", ()), **chosen)
    attaching.drafted(thread, request.user).filter(pk__in=files).update(post=post)
    return post


@contextmanager
def asked_or_refused() -> Iterator[None]:
    """Answer what the actions of a thread refuse, or ask about first."""
    try:
        yield
    except actions.TooFastError as early:
        raise Throttled(wait=early.seconds) from early
    except actions.CautionError as asked:
        raise to_decide(asked.findings) from asked
    except actions.ReplyRefusedError as refused:
        raise ProblemError(403, _("Not allowed"), refused.told) from refused


def cleaned_or_asked(form: Any) -> dict[str, Any]:
    """Return what a box makes of the values; what its author has to decide about is told apart."""
    if not form.is_valid() and form.findings and set(form.errors) <= {"body"}:
        undecided = set(form.data.getlist("keeps"))
        findings = [one for one in form.findings.values() if one.digest not in undecided or not one.may_stay]
        if findings:
            raise to_decide(findings)
    return cleaned(form)


def to_decide(findings: Any) -> ProblemError:
    """Return the question about what may tell who somebody is: its author may keep most of it, by its digest."""
    errors = [{"where": "body.body", "message": told(one)} for one in findings]
    found = [
        {"kind": one.kind.value, "excerpt": one.excerpt, "digest": one.digest, "may_stay": one.may_stay}
        for one in findings
    ]
    detail = _("See `errors` for each of them.")
    return ProblemError(422, _("Some values can't be taken"), detail, errors=errors, findings=found)
