"""What writing adds to a post in its thread: its files, that it was changed, and what its reader may do with it."""

from dataclasses import dataclass
from datetime import datetime

from toolbox.wording import format_and_size

from ..addresses import place
from ..models import Attachment, Post


@dataclass(frozen=True)
class FileLine:
    """A file of a post: where it is fetched, what it is called, what kind it is."""

    url: str
    name: str
    format: str
    is_picture: bool


@dataclass(frozen=True)
class Written:
    """What stands below a post; the addresses are there for who may follow them."""

    is_withdrawn: bool = False
    files: tuple[FileLine, ...] = ()
    edited: datetime | None = None
    history_url: str = ""
    quote_url: str = ""
    quoted_at: str = ""
    edit_url: str = ""
    withdraw_url: str = ""
    restore_url: str = ""


def written(post: Post, *, is_mine: bool, writes: bool, may_reply: bool) -> Written:
    """Return what a reader finds below a post that came with its files; nothing is asked of the database here.

    `is_mine` is said of its author, who `writes` unless they are suspended, and `may_reply` in this thread.
    """
    if post.withdrawn_at:
        return Written(is_withdrawn=True, restore_url=place("restore_post", post.pk) if writes else "")
    return Written(
        files=tuple(_line(attachment) for attachment in post.attachments.all()),
        edited=post.edited_at,
        history_url=place("post_history", post.pk) if post.edited_at else "",
        quote_url=f"?citer={post.pk}#repondre" if may_reply else "",
        quoted_at=place("quote_post", post.thread_id, post.pk) if may_reply else "",
        edit_url=place("edit_post", post.pk) if is_mine and may_reply else "",
        withdraw_url=place("withdraw_post", post.pk) if is_mine else "",
    )


def _line(attachment: Attachment) -> FileLine:
    url = place("post_file", attachment.pk)
    return FileLine(url, attachment.name, format_and_size(attachment.kind, attachment.size), attachment.is_picture)
