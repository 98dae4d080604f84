"""What was said since: asked again and again by open pages, and answered by one query and no body while nothing was."""

from hashlib import sha256

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from accounts.models import User
from accounts.suspensions import may_write

from ..entries import Reading, entry
from ..models import Post, Thread
from ..speakers import has_voice_in, may_accept
from . import visits
from .pages import PER_PAGE
from .votes import votes_on


def answer(request: HttpRequest, thread: Thread, seen: Post | None) -> HttpResponse:
    """Return the posts after `seen` as list items, 304 when the asker has them already."""
    etag = _etag(thread, seen, request.user)
    response = get_conditional_response(request, etag=etag) or _said(request, thread, seen)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    return response


def _said(request: HttpRequest, thread: Thread, seen: Post | None) -> HttpResponse:
    posts = list(thread.posts.for_reading().filter(_after(seen))[:PER_PAGE])
    if posts:
        visits.note(thread, request.user, until=posts[-1].at, visit=visits.visit_of(thread, request.user))
    reader, writes = request.user, may_write(request.user)
    votes, replies = votes_on(posts, reader), writes and has_voice_in(thread, reader)
    reading = Reading(thread, reader, may_accept(thread, reader), votes=votes, may_write=writes, may_reply=replies)
    context = {"posts": [entry(post, reading) for post in posts]}
    return render(request, "community/reading/new_posts.html", context)


def _etag(thread: Thread, seen: Post | None, reader: User | AnonymousUser) -> str:
    """Return what changes when anything is said or hidden after `seen`: for this reader, in this language."""
    later = thread.posts.visible().filter(_after(seen))
    state = later.aggregate(number=Count("pk"), latest=Max("pk"))
    known = (thread.pk, seen.pk if seen else 0, thread.solution_id, reader.pk, get_language(), *state.values())
    return f'"{sha256(repr(known).encode()).hexdigest()[:24]}"'


def _after(seen: Post | None) -> Q:
    return Q(at__gt=seen.at) | Q(at=seen.at, pk__gt=seen.pk) if seen else Q()
