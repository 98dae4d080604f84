"""Keeping a post with all that its text says: its HTML and the people it names."""

from ..models import Post
from . import mentioning


def save(post: Post) -> Post:
    """Save a post whose text is new; whom it names is known before it is made into HTML."""
    people = mentioning.named(post.thread, post.body)
    post.people = mentioning.links(people)
    post.save()
    mentioning.keep(post, people)
    return post
