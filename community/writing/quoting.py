"""Quoting a post: its words behind `>`, under the word that calls its author."""

from ..models import Post, Thread
from . import mentioning

# Longer quotations are cut: the whole stands a click away.
MOST_LINES, LONGEST = 12, 1200


def with_quote(thread: Thread, post: str, *, before: str = "") -> str:
    """Return what is in the box once a post of the thread is quoted in it, by its number; nothing for other numbers."""
    if not (post.isascii() and post.isdigit() and len(post) < 18):
        return before
    found = thread.posts.visible().select_related("author").filter(pk=int(post)).first()
    quote = quotation(found, thread) if found else ""
    return before if not quote or quote in before else f"{before}\n\n{quote}".lstrip() + "\n\n"


def quotation(post: Post, thread: Thread) -> str:
    """Return a post as a quotation; what it quotes itself is left out."""
    lines = [line for line in post.body[:LONGEST].splitlines() if not line.startswith(">")]
    cut = lines[:MOST_LINES] + (["…"] if len(lines) > MOST_LINES or len(post.body) > LONGEST else [])
    words = {one.person: one.word for one in mentioning.participants(thread)}
    called = [f"> @{words[post.author_id]}"] if post.author_id in words else []
    return "\n".join([*called, *(f"> {line}".rstrip() for line in cut)])
