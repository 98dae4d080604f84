"""The versions of a post, the latest first: what was added and taken out, in words."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from ..models import Post
from .editing import is_own


@dataclass(frozen=True)
class Change:
    """Some words of a version: as they were before it, new, or taken out by it."""

    text: str
    kind: str


@dataclass(frozen=True)
class Version:
    """How a post stood from a moment on; `changes` compare it with the version before, emptied ones have none."""

    at: datetime
    changes: tuple[Change, ...]
    is_latest: bool
    is_emptied: bool
    empty_url: str = ""


def history_of(post: Post, reader: Any) -> list[Version]:
    """Return the versions of a post; its author has the button that empties an earlier one."""
    earlier = list(post.revisions.filter(is_last=False))
    texts = [*((one.written_at, one.body, one) for one in earlier), (post.edited_at or post.at, post.body, None)]
    mine, versions, before = is_own(post, reader), [], ""
    for at, body, revision in texts:
        is_emptied = revision is not None and revision.emptied_at is not None
        changes = () if is_emptied else tuple(compared(before, body))
        url = reverse("empty_version", args=[post.pk, revision.pk]) if mine and revision and not is_emptied else ""
        versions.append(Version(at, changes, revision is None, is_emptied, url))
        before = body
    return versions[::-1]


def compared(before: str, after: str) -> Iterator[Change]:
    """Yield a text in pieces; of a first version, or one that stands after an emptied one, all is as it was."""
    if not before:
        yield Change(after, "")
        return
    old, new = before.split(" "), after.split(" ")
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag in {"replace", "delete"}:
            yield Change(" ".join(old[i1:i2]), "out")
        if tag != "delete":
            yield Change(" ".join(new[j1:j2]), "" if tag == "equal" else "in")
