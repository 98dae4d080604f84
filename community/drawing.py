"""A page of a thread as HTML: what everybody sees of it is drawn once, around what is one reader's own."""

from functools import lru_cache, partial
from typing import Any

from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from accounts.roles import works_for_portal
from portal.page_cache.drawn import drawn_around

from .discussion import Discussion
from .entries import PostEntry
from .following.forms import FollowForm
from .models import Follow, Thread
from .moderation.remits import may_moderate
from .reading import visits
from .writing.replying import fresh_form

# A post takes two or three kilobytes: what was read lately, not everything that was ever read.
KEPT = 1000
DISCUSSION = "community/_discussion.html"
FOLLOW = "community/following/_box.html"


def draw_discussion(context: Context, shown: Discussion) -> SafeString:
    """Return a page of a thread, and note how far its reader has read."""
    request = context["request"]
    if request.method == "GET" and shown.thread and shown.read_until:
        visits.note(shown.thread, request.user, until=shown.read_until, visit=shown.mine.visit)
    page = {
        "thread": shown.thread.pk if shown.thread else 0,
        "live_url": shown.live_url,
        "number": shown.number,
        "last": shown.last,
        "total": shown.total,
        "is_member": request.user.is_authenticated,
    }
    drawn = {
        "linked_data": shown.linked_data,
        "solution": _solution(shown),
        "pager": _pager(request, shown),
        "column": _column(shown),
        **_own_boxes(context, shown),
        "csrf_token": context.get("csrf_token"),
    }
    return drawn_around((DISCUSSION, page), drawn, lambda marks: render_to_string(DISCUSSION, {**page, **marks}))


def _own_boxes(context: Context, shown: Discussion) -> dict[str, SafeString]:
    """Return what stands below the thread: following it, keeping order in it, and the box one writes in."""
    boxes = dict.fromkeys(("follow", "keep", "reply"), SafeString())
    request, token = context["request"], {"csrf_token": context.get("csrf_token")}
    if not shown.exists or shown.thread is None:
        return boxes
    if request.user.is_authenticated:
        boxes |= {"follow": _follow_box(shown.thread, shown.mine.follow, token), "keep": _keep_link(request, shown)}
    form = context.get("reply_form")
    if form is None and shown.may_reply:
        form = fresh_form(request, shown.thread, shown.mine)
    given = {"discussion": shown, "form": form, "request": request, **token}
    return boxes | {"reply": render_to_string("community/_reply.html", given)}


def _follow_box(thread: Thread, own: Follow | None, token: dict[str, Any]) -> SafeString:
    """Draw whether the reader follows (`own`), with the way to, to hear of it more or less often, and to stop.

    Whoever doesn't follow is shown the same button, drawn once around their token.
    """
    if mine := Follow.objects.still(own):
        form = FollowForm(initial={"frequency": mine.frequency}, auto_id="id_follow_%s")
        return render_to_string(FOLLOW, {"thread": thread, "is_following": True, "form": form, **token})
    given = {"thread": thread, "is_following": False, "form": None}
    return drawn_around(("follow", thread.pk), token, lambda marks: render_to_string(FOLLOW, {**given, **marks}))


def _keep_link(request: HttpRequest, shown: Discussion) -> SafeString:
    """Draw where moderators lock or slow down a thread; who works for the portal alone is asked for rights."""
    if shown.thread is None or not works_for_portal(request.user) or not may_moderate(request.user):
        return SafeString()
    url = reverse("keep_thread", args=[shown.thread.pk])
    return render_to_string("community/guarding/_keep_link.html", {"url": url})


def _solution(shown: Discussion) -> SafeString:
    if shown.solution is None or shown.thread is None:
        return SafeString()
    ways = {"place": shown.solution_url, "withdraw_url": shown.withdraw_url}
    given = {"post": shown.solution, "asked": shown.thread.help_request_id, **ways}
    draw = partial(render_to_string, "community/_solution.html", given)
    return shown.column.once(f"solution {ways}", draw)


def _pager(request: HttpRequest, shown: Discussion) -> SafeString:
    """Draw the way to the other pages once: it stands above the posts and below them."""
    if shown.last < 2:
        return SafeString()
    place = {"number": shown.number, "last": shown.last}
    return render_to_string("components/pager.html", place, request)


def _column(shown: Discussion) -> SafeString:
    """Draw what was said and what happened, once for all who are given the same discussion."""
    draw = partial(render_to_string, "community/_column.html", {"entries": shown.entries})
    return shown.column.once("drawn", draw)


def draw_post(entry: PostEntry) -> SafeString:
    """Draw a post. An entry holds all that is drawn, so that who sees the same is shown what was drawn before."""
    return _drawn(entry, get_language() or "")


@lru_cache(maxsize=KEPT)
def _drawn(entry: PostEntry, language: str) -> SafeString:
    """Draw a post in the language in force, which is in the key that finds it again."""
    template = "community/writing/_trace.html" if entry.written.is_withdrawn else "community/_post.html"
    return mark_safe(render_to_string(template, {"post": entry}))  # noqa: S308 - drawn by a template
