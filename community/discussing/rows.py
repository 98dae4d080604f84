"""A line of the list of discussions."""

from dataclasses import dataclass
from datetime import datetime

from directory.addresses import ChipLink
from directory.searching.scopes import Label

from ..addresses import thread_url
from ..models import Thread
from .wording import discussions_url


@dataclass(frozen=True)
class DiscussionRow:
    """What `community/discussing/_row.html` shows of a discussion."""

    title: Label
    url: str
    theme: ChipLink | None
    posts: int
    last_post_at: datetime
    is_solved: bool
    is_unread: bool


def row(thread: Thread, *, is_unread: bool) -> DiscussionRow:
    """Return the line of a thread that came with its theme, `said`, `last_post_at` and `is_solved`."""
    theme = thread.theme
    return DiscussionRow(
        title=thread.title,
        url=f"{thread_url(thread)}{'#nouveau' if is_unread else ''}",
        theme=ChipLink(theme.name, discussions_url(theme=theme.slug)) if theme else None,
        posts=thread.said,  # type: ignore[attr-defined]
        last_post_at=thread.last_post_at,  # type: ignore[attr-defined]
        is_solved=thread.is_solved,  # type: ignore[attr-defined]
        is_unread=is_unread,
    )
