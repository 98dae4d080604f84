"""The thread on a page, its posts drawn once for all who see the same."""

from functools import lru_cache, partial
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from community.discussion import Discussion, NewFrom, discussion_for
from community.entries import PostEntry
from community.reading import visits
from community.reading.pages import page_number
from community.writing.replying import fresh_form
from help_requests.models import HelpRequestPage

register = template.Library()

# A post takes two or three kilobytes: what was read lately, not everything that was ever read.
KEPT = 1000


@register.inclusion_tag("community/_discussion.html", takes_context=True)
def discussion(context: Context, page: HelpRequestPage) -> dict[str, Any]:
    """Show what was said and what happened; a reply that was refused comes back in `reply_form`."""
    request = context["request"]
    number = page_number(request.GET.get("page"))
    shown = discussion_for(page, request.user, context.get("offering"), number)
    return drawn_for(context, shown)


@register.inclusion_tag("community/_discussion.html", takes_context=True)
def general_discussion(context: Context, shown: Discussion) -> dict[str, Any]:
    """Show a page of a general discussion."""
    return drawn_for(context, shown)


def drawn_for(context: Context, shown: Discussion) -> dict[str, Any]:
    """Return what `_discussion.html` draws, and note how far its reader has read."""
    request = context["request"]
    if request.method == "GET" and shown.thread and shown.read_until:
        visits.note(shown.thread, request.user, until=shown.read_until, visit=shown.mine.visit)
    form = fresh_form(request, shown.thread, shown.mine) if shown.may_reply and shown.thread else None
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "discussion": shown,
        "pager": _pager(request, shown),
        "form": context.get("reply_form") or form,
    }


def _pager(request: HttpRequest, shown: Discussion) -> SafeString:
    """Draw the way to the other pages once: it stands above the posts and below them."""
    if shown.last < 2:
        return SafeString("")
    place = {"number": shown.number, "last": shown.last}
    return render_to_string("components/pager.html", place, request)


@register.filter
def is_post(entry: object) -> bool:
    """Whether an entry of the column is a post, and not a happening."""
    return isinstance(entry, PostEntry)


@register.filter
def is_new_from(entry: object) -> bool:
    """Whether an entry is the line above what is new."""
    return isinstance(entry, NewFrom)


@register.simple_tag
def column(shown: Discussion) -> SafeString:
    """Draw what was said and what happened, once for all who are given the same discussion."""
    draw = partial(render_to_string, "community/_column.html", {"entries": shown.entries})
    return shown.column.once("drawn", draw)


@register.simple_tag
def post(entry: PostEntry) -> SafeString:
    """Draw a post. An entry holds all that is drawn, so that who sees the same is shown what was drawn before."""
    return _drawn(entry, get_language() or "")


@lru_cache(maxsize=KEPT)
def _drawn(entry: PostEntry, language: str) -> SafeString:
    """Draw a post in the language in force, which is in the key that finds it again."""
    template = "community/writing/_trace.html" if entry.written.is_withdrawn else "community/_post.html"
    return mark_safe(render_to_string(template, {"post": entry}))  # noqa: S308 - drawn by a template
