"""Posts whose HTML isn't what today's rules make of their text: the rules changed, or somebody wrote past them."""

import re
from collections.abc import Iterator

from portal.integrity import Check

from ..models import Post
from .markdown import render

# Whom a post named when it was kept: that their page has gone since is no fault of the post.
_NAMED = re.compile(r'<a href="([^"]+)" class="mention"[^>]*>@([^<]+)</a>')


def behind() -> Iterator[str]:
    """Yield a line for each."""
    yield from (f"post #{post.pk} is shown otherwise than it would be written today" for post in _behind())


def write_again() -> None:
    """Make their HTML again."""
    for post in _behind():
        Post.objects.filter(pk=post.pk).update(html=_written(post))


def _written(post: Post) -> str:
    return str(render(post.body, people={word.lower(): url for url, word in _NAMED.findall(post.html)}))


def _behind() -> Iterator[Post]:
    for post in Post.objects.only("body", "html").iterator(chunk_size=500):
        if post.html != _written(post):
            yield post


CHECK = Check("posts", "posts shown otherwise than they would be written today", behind, write_again)
