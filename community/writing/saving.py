"""Keeping a post with all that its text says: its HTML and the people it names."""

from ..models import Post
from . import mentioning


def plain(text: str) -> str:
    """Return a text without what no one typed: carriage returns and other control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.replace("\n", "").isprintable():
        return text.strip()
    return "".join(char for char in text if char.isprintable() or char in "\n\t").strip()


def save(post: Post) -> Post:
    """Save a post whose text is new; whom it names is known before it is made into HTML."""
    is_new, post.body = post.pk is None, plain(post.body)
    people = mentioning.named(post.thread, post.body)
    post.people = mentioning.links(people)
    post.save()
    if people or not is_new:
        mentioning.keep(post, people)
    return post
