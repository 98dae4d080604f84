"""A thread and its posts as everybody reads them, and one written through the API."""

from typing import Any

from django.utils.translation import gettext as _
from ninja.errors import Throttled

from community import actions
from community.addresses import thread_url
from community.models import AUTHORS, Post, Thread
from community.writing.caution import told
from community.writing.forms import ReplyForm
from directory.contact.forms import new_key

from ..auth import APIRequest
from ..problems import ProblemError
from ..schemas.threads import PostIn
from ..writing.typed import cleaned, typed


def post_out(post: Post, thread: Thread) -> dict[str, Any]:
    """Shape a post; of one that was taken back, the trace."""
    return {
        **{name: getattr(post, name) for name in ("kind", "at", "edited_at", "voice", "body")},
        "id": post.pk,
        "thread": thread.pk,
        "author": post.author_name,
        "speaks_for": post.establishment.shown_in_full if post.establishment else "",
        "html": str(post.shown),
        "is_solution": post.pk == thread.solution_id,
        "is_withdrawn": post.withdrawn_at is not None,
        "is_held": post.held_at is not None,
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
    form = ReplyForm(typed(said.dict() | {"key": new_key()}))
    words = cleaned_or_asked(form)
    chosen = {name: words[name] for name in ("body", "kind", "key")}
    try:
        post = actions.reply(thread, by=request.user, keeps=words.get("keeps", ()), **chosen)
    except actions.TooFastError as early:
        raise Throttled(wait=early.seconds) from early
    except actions.CautionError as asked:
        raise to_decide(asked.findings) from asked
    except actions.ReplyRefusedError as refused:
        raise ProblemError(403, _("Not allowed"), refused.told) from refused
    return post_out(Post.objects.select_related(*AUTHORS).get(pk=post.pk), thread)


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
