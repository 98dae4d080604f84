"""What waits for a moderator, as queries: each source gives the same columns, so that one union is the queue."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    F,
    IntegerField,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast
from wagtail.models import TaskState, WorkflowState

from .choices import AppealState, FlagState, Kind, Source
from .models import Appeal, Flag
from .remits import within
from .targets import REVIEWED

COLUMNS = ("q_source", "q_kind", "q_pk", "q_region", "q_since", "q_number")


@dataclass(frozen=True)
class Wanted:
    """What of the queue is asked for; empty means everything."""

    sources: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    region: str = ""
    reason: str = ""

    def has(self, source: Source, kind: Kind | None = None) -> bool:
        """Whether rows of this source, about this kind, are asked for; only flags have reasons."""
        if self.reason and source != Source.FLAG:
            return False
        return (not self.sources or source in self.sources) and (kind is None or not self.kinds or kind in self.kinds)


EVERYTHING = Wanted()


def reviews(kind: Kind, user: Any) -> QuerySet[WorkflowState]:
    """Return the workflows of one page type that wait within somebody's regions."""
    pages = REVIEWED[kind].rows().filter(pk=OuterRef("q_pk"))
    waiting = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        content_type=ContentType.objects.get_for_model(REVIEWED[kind].model),
        current_task_state__status=TaskState.STATUS_IN_PROGRESS,
    )
    return (
        waiting.annotate(q_pk=Cast("object_id", BigIntegerField()))
        .annotate(q_region=Subquery(pages.values("moderation_region")[:1], output_field=CharField()))
        .filter(within(user, "q_region"))
    )


def held(user: Any) -> QuerySet[Any]:
    """Return the messages that wait for a first reading, within somebody's regions."""
    from community.models import Post

    waiting = Post.objects.filter(held_at__isnull=False, hidden_at=None, withdrawn_at=None)
    placed = waiting.annotate(q_region=F("thread__help_request__establishment__region_id"))
    return placed.filter(within(user, "q_region"))


def flags(user: Any, wanted: Wanted = EVERYTHING) -> QuerySet[Flag]:
    """Return the flags that wait within somebody's regions."""
    found = Flag.objects.filter(state=FlagState.OPEN).for_moderator(user)
    return found.filter(reason=wanted.reason) if wanted.reason else found


def appeals(user: Any) -> QuerySet[Appeal]:
    """Return the appeals that wait within somebody's regions, those against their own decisions left out."""
    found = Appeal.objects.filter(within(user, "decision__region"), state=AppealState.OPEN)
    return found.exclude(decision__by=user.pk)


def parts(user: Any, wanted: Wanted = EVERYTHING) -> Iterator[QuerySet[Any, Any]]:
    """Yield the sources that are asked for, each with `COLUMNS`."""
    for kind in REVIEWED:
        if wanted.has(Source.REVIEW, kind):
            waiting = reviews(kind, user).annotate(q_since=F("current_task_state__started_at"))
            yield _columns(waiting, Source.REVIEW, wanted, q_kind=_text(kind), q_number=_one())
    if wanted.has(Source.HELD, Kind.POST):
        posts = held(user).annotate(q_pk=F("pk"), q_since=F("held_at"))
        yield _columns(posts, Source.HELD, wanted, q_kind=_text(Kind.POST), q_number=_one())
    if wanted.has(Source.FLAG):
        yield _columns(_flagged(user, wanted), Source.FLAG, wanted)
    if wanted.has(Source.APPEAL):
        rows = appeals(user).annotate(
            q_kind=F("decision__kind"),
            q_pk=F("decision__object_id"),
            q_region=F("decision__region_id"),
            q_since=F("at"),
        )
        rows = rows.filter(q_kind__in=wanted.kinds) if wanted.kinds else rows
        yield _columns(rows, Source.APPEAL, wanted, q_number=_one())


def _flagged(user: Any, wanted: Wanted) -> QuerySet[Any, Any]:
    """Return one row a thing, however many people flagged it."""
    found = flags(user, wanted)
    found = found.filter(kind__in=wanted.kinds) if wanted.kinds else found
    things = found.order_by().values(q_kind=F("kind"), q_pk=F("object_id"), q_region=F("region_id"))
    return things.annotate(q_since=Min("at"), q_number=Count("pk"))


def _columns(rows: QuerySet[Any, Any], source: Source, wanted: Wanted, **constants: Any) -> QuerySet[Any, Any]:
    rows = rows.filter(q_region=wanted.region) if wanted.region else rows
    return rows.order_by().annotate(q_source=_text(source), **constants).values_list(*COLUMNS)


def _text(value: str) -> Value:
    return Value(str(value), output_field=CharField())


def _one() -> Value:
    return Value(1, output_field=IntegerField())
