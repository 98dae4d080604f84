"""The page of a thread as one would first write it: a loop over fifty posts, their Markdown read at each showing.

It shows the same posts by the same fragment, and less around them: no happenings, no box to answer in. Its posts are
fetched as well as ours (no query for each), so that what is compared is drawing. `lean` is a short loop over the HTML
that is kept, with a name and a moment beside each.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from community.entries import Reading, entry
from community.models import Post, Thread
from community.reading.pages import PER_PAGE
from community.reading.votes import votes_on
from community.writing.markdown import render as as_html


def plain(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the last page of a thread, each post read and drawn when it is shown."""
    thread, posts = _last(pk)
    for post in posts:
        post.html = str(as_html(post.body))
    reading = Reading(thread, request.user, votes=votes_on(posts, request.user))
    return render(
        request, "benchmarks/thread.html", {"thread": thread, "entries": [entry(post, reading) for post in posts]}
    )


def lean(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it with the HTML that is kept, and hardly anything else."""
    thread, posts = _last(pk)
    return render(request, "benchmarks/thread.html", {"thread": thread, "posts": posts})


def _last(pk: int) -> tuple[Thread, list[Post]]:
    thread = Thread.objects.select_related("theme").get(pk=pk)
    return thread, list(thread.posts.for_reading().reverse()[:PER_PAGE])[::-1]
