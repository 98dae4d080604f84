"""What a thread holds of its reader alone: how far they read, whether they follow, what they have begun to write."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Aggregate, Exists, FilteredRelation, Q, QuerySet, Subquery, TextField
from django.utils import timezone

from accounts.models import Suspension, User
from portal.questions import Gap, Row, ask, gaps

from ..models import Attachment, Follow, PostDraft, Thread, ThreadVisit, Useful

# One row of each at most, joined to the thread under a name; none is there when its key is missing.
ROWS = {"visit": ThreadVisit, "follow": Follow, "draft": PostDraft}
FIELDS = {
    "visit": ("pk", "at", "read_until", "new_from"),
    "follow": ("pk", "cause", "frequency"),
    "draft": ("pk", "body", "saved_at"),
}
ASKED = [f"own_{name}__{field}" for name, fields in FIELDS.items() for field in fields] + [
    "has_files",
    "is_suspended",
    "votes",
]


class _Joined(Aggregate):
    """Keys of several rows as one text, in the words of each database."""

    function = "STRING_AGG"
    template = "%(function)s(CAST(%(expressions)s AS text), ',')"
    output_field = TextField()

    def as_sqlite(self, *args: Any, **kwargs: Any) -> Any:
        return self.as_sql(*args, **kwargs | {"function": "GROUP_CONCAT"})


@dataclass(frozen=True)
class Mine:
    """What is one reader's own. A visitor has nothing, and what is kept for others holds none of it."""

    visit: ThreadVisit | None = None
    follow: Follow | None = None
    draft: PostDraft | None = None
    has_files: bool = False
    is_suspended: bool = False
    # The posts that they found useful.
    votes: frozenset[int] = frozenset()


def mine_in(thread: Thread, reader: User | AnonymousUser) -> Mine:
    """Return what this reader has in a thread: one question where each of them would ask its own."""
    if not reader.is_authenticated:
        return Mine()
    given = {"thread": thread.pk, "reader": reader.pk, "now": timezone.now()}
    (row,) = ask("mine", lambda: _mine(**gaps(given)), given)
    found = dict(zip(ASKED, row, strict=True))
    rows = {name: _row(name, found) for name in ROWS}
    votes = frozenset(map(int, filter(None, (found["votes"] or "").split(","))))
    return Mine(**rows, has_files=found["has_files"], is_suspended=found["is_suspended"], votes=votes)


def _mine(thread: Gap, reader: Gap, now: Gap) -> QuerySet[Thread, Row]:
    joined = Thread.objects.filter(pk=thread).order_by().annotate(**_relations(reader))
    return joined.annotate(**_questions(thread, reader, now)).values_list(*ASKED)


def _relations(reader: Gap) -> dict[str, FilteredRelation]:
    return {
        "own_visit": FilteredRelation("visits", condition=Q(visits__user=reader)),
        "own_follow": FilteredRelation("follows", condition=Q(follows__user=reader, follows__stopped_at=None)),
        "own_draft": FilteredRelation("drafts", condition=Q(drafts__user=reader)),
    }


def _questions(thread: Gap, reader: Gap, now: Gap) -> dict[str, Exists | Subquery]:
    votes = Useful.objects.filter(post__thread=thread, user=reader).order_by().values("user")
    return {
        "has_files": Exists(Attachment.objects.filter(thread=thread, owner=reader, post=None)),
        "is_suspended": Exists(Suspension.objects.in_force(now).filter(user=reader)),
        "votes": Subquery(votes.annotate(posts=_Joined("post")).values("posts")),
    }


def _row(name: str, found: dict[str, Any]) -> Any:
    """Return a joined row with the fields that its readers ask for."""
    said = {field: found[f"own_{name}__{field}"] for field in FIELDS[name]}
    return ROWS[name](**said) if said["pk"] else None
