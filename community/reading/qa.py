"""A thread as question and answers for search engines (schema.org QAPage): what stands on its first page, in data."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from portal.linked_data import as_script

from ..addresses import permalink
from ..entries import PostEntry
from ..models import Thread


def linked_data(
    thread: Thread, posts: Sequence[PostEntry], *, solution: PostEntry | None, number: int, total: int
) -> SafeString:
    """Return the data of a thread's first page; a question that nobody answered is none, and says nothing."""
    asked, answers = _taken_apart(thread, posts)
    if number > 1 or not asked or not (answers or solution):
        return SafeString("")
    accepted = solution if solution and solution.pk != asked.get("pk") else None
    question = {
        "@type": "Question",
        "name": str(thread),
        "text": asked["text"],
        "answerCount": total if thread.help_request else total - 1,
        "suggestedAnswer": [_answer(post) for post in answers if not post.is_solution],
    }
    if accepted:
        question["acceptedAnswer"] = _answer(accepted)
    return as_script({"@type": "QAPage", "mainEntity": question})


def _taken_apart(thread: Thread, posts: Sequence[PostEntry]) -> tuple[dict[str, Any], Sequence[PostEntry]]:
    """Return what is asked, and what answers: a request asks by its own text, a discussion by its first post."""
    if thread.help_request:
        return {"text": thread.help_request.description}, posts
    return ({"text": posts[0].body, "pk": posts[0].pk}, posts[1:]) if posts else ({}, [])


def _answer(post: PostEntry) -> dict[str, Any]:
    """Return a post as an answer: by whom, when, and how many found it useful."""
    return {
        "@type": "Answer",
        "text": post.body,
        "datePublished": post.at.isoformat(),
        "upvoteCount": post.useful,
        "url": f"{settings.SITE_URL}{permalink(post.pk)}",
        "author": {"@type": "Person", "name": post.name},
    }
