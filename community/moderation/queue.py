"""The queue as moderators read it: lines with all they show, the oldest first, in a constant number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.models import Region

from ..guarding.showing import held_because
from .choices import FlagState, Kind, Reason, Source, Verdict
from .models import Decision, Flag
from .targets import Target, find_many
from .waiting import EVERYTHING, Wanted, parts

PER_PAGE = 25
Row = tuple[str, str, int, str | None, datetime, int]


@dataclass(frozen=True)
class Line:
    """Something that waits: what, since when, why, where, and what is known of its author."""

    source: Source
    kind: Kind
    pk: int
    since: datetime
    number: int
    title: str
    author: str
    history: str
    region: str
    reasons: tuple[str, ...] = field(default=())

    @property
    def url(self) -> str:
        """Where it is decided."""
        return reverse("moderation_item", args=[self.kind.value, self.pk])

    @property
    def key(self) -> str:
        """Its name in the form of bulk actions."""
        return f"{self.source.value}:{self.kind.value}:{self.pk}"

    @property
    def about_author(self) -> str:
        """Who wrote it and what was decided about them before; the name of a page's owner stands in its title."""
        return " · ".join(part for part in (self.author if self.author != self.title else "", self.history) if part)

    @property
    def why(self) -> str:
        """Why it stands here, in words."""
        if self.source != Source.FLAG:
            return str(self.source.label)
        return ngettext("%(number)d flag", "%(number)d flags", self.number) % {"number": self.number}


def rows(user: Any, wanted: Wanted = EVERYTHING) -> Any:
    """Return everything that waits for this person as one query, the oldest first."""
    found = list(parts(user, wanted))
    if not found:
        return Flag.objects.none()
    first, *others = found
    union = first.union(*others, all=True) if others else first
    return union.order_by("q_since", "q_kind", "q_pk")


def lines(found: Sequence[Row]) -> list[Line]:
    """Return these rows of the queue with all that is shown of them."""
    targets = find_many((kind, pk) for _source, kind, pk, *_rest in found)
    codes = {row[3] for row in found if row[3]}
    names = {region.pk: str(region) for region in Region.objects.filter(pk__in=codes)}
    past = histories(target.author_id for target in targets.values() if target.author_id)
    why = reasons([(row[1], row[2]) for row in found if row[0] == Source.FLAG])
    why |= held_because([row[2] for row in found if row[0] == Source.HELD])
    return [_line(row, targets.get((row[1], row[2])), names, past, why) for row in found]


def _line(
    row: Row,
    target: Target | None,
    names: Mapping[str, str],
    past: Mapping[int, str],
    why: Mapping[tuple[str, int], tuple[str, ...]],
) -> Line:
    source, kind, pk, region, since, number = row
    return Line(
        source=Source(source),
        kind=Kind(kind),
        pk=pk,
        since=since,
        number=number,
        title=target.title if target else _("No longer there"),
        author=str(target.author) if target and target.author else _("Former member"),
        history=past.get(target.author_id or 0, "") if target else "",
        region=names.get(region or "", ""),
        reasons=why.get((kind, pk), ()) if source in (Source.FLAG, Source.HELD) else (),
    )


def reasons(keys: Sequence[tuple[str, int]]) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return why things are flagged, the most frequent reason first."""
    counted: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    found = Flag.objects.filter(state=FlagState.OPEN, object_id__in=[pk for _kind, pk in keys])
    for kind, pk, reason in found.values_list("kind", "object_id", "reason"):
        counted[kind, pk][reason] += 1
    return {key: tuple(str(Reason(reason).label) for reason, _n in many.most_common()) for key, many in counted.items()}


def histories(authors: Iterable[int]) -> dict[int, str]:
    """Return in a few words what was decided about each of these people before."""
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    past = Decision.objects.filter(author__in=set(authors), undone_by=None)
    for author, verdict in past.values_list("author", "verdict"):
        counted[author][verdict] += 1
    return {author: history_in_words(many) for author, many in counted.items()}


def history_in_words(past: Mapping[str, int]) -> str:
    """Return "2 approved, 1 taken offline": only verdicts that say something of the author."""
    telling = (
        Verdict.APPROVED,
        Verdict.CHANGES_ASKED,
        Verdict.REFUSED,
        Verdict.HIDDEN,
        Verdict.WARNED,
        Verdict.SUSPENDED,
    )
    found = [f"{verdict.label} ({past[verdict]})" for verdict in telling if past.get(verdict)]
    return ", ".join(found)


def waiting_by_source(user: Any) -> list[tuple[str, int, datetime]]:
    """Return how many things wait for this person, source by source, and since when; empty sources are left out."""
    counted: dict[str, tuple[int, datetime]] = {}
    for source, _kind, _pk, _region, since, _number in rows(user):
        number, oldest = counted.get(source, (0, since))
        counted[source] = (number + 1, min(oldest, since))
    return [(source, *counted[source]) for source in Source.values if source in counted]
