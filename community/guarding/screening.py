"""Whether a message is read by a moderator before everybody reads it, and why."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from portal.questions import Gap, Row, ask, gaps

from ..choices import Voice
from ..models import Post, Screening, Thread
from . import rules
from .choices import Rule

# From here on a message is held back; less is only told to moderators.
HELD_FROM = 5
SAME_WITHIN = timedelta(days=30)
MOST_FOR_COPIES = 6
# What is too short for a fingerprint is nobody's copy.
NO_MARK = "-"


@dataclass(frozen=True)
class Verdict:
    """What was found in a text, and whether it waits for a moderator."""

    found: tuple[tuple[Rule, int], ...]
    fingerprint: str
    is_held: bool

    @property
    def points(self) -> int:
        """The sum of what the rules gave."""
        return sum(points for _rule, points in self.found)


@dataclass(frozen=True)
class Copies:
    """How often a text stands in other threads by the same person, and anywhere by others."""

    elsewhere: int
    others: int

    @property
    def found(self) -> list[tuple[Rule, int]]:
        """The points for a text that stands elsewhere already."""
        found = [(Rule.REPEATED, min(3 * self.elsewhere, MOST_FOR_COPIES))] if self.elsewhere else []
        return [*found, (Rule.COPIED, 4)] if self.others else found


@dataclass(frozen=True)
class Written:
    """A message before it is kept, and whether a field was filled in that people don't see.

    `title` is that of the discussion which begins with it: everybody reads it as well.
    """

    body: str
    voice: Voice
    title: str = ""
    is_trapped: bool = False


def judge(thread: Thread, written: Written, *, by: User, copies: Copies) -> Verdict:
    """Return what the rules say of a message before it is kept; the portal's team is held back by nothing."""
    found = [*rules.points_of(f"{written.title}\n{written.body}".strip()), *copies.found]
    if written.is_trapped:
        found.append((Rule.TRAP, 10))
    is_first = is_first_of_new_member(thread, by, written.voice)
    return _verdict(found, written.body, written.voice, is_first=is_first)


def judge_again(post: Post, body: str) -> Verdict:
    """Return what the rules say of a message that changes: harmless words let in may become advertising."""
    copies = _copies(post.thread, post.author, body) if post.author else Copies(0, 0)
    return _verdict([*rules.points_of(body), *copies.found], body, Voice(post.voice))


def _verdict(found: list[tuple[Rule, int]], body: str, voice: Voice, *, is_first: bool = False) -> Verdict:
    ordered = sorted(found, key=lambda pair: -pair[1])
    is_held = voice != Voice.TEAM and (is_first or sum(points for _rule, points in ordered) >= HELD_FROM)
    named = [(Rule.FIRST, 0), *ordered] if is_first else ordered
    return Verdict(tuple(named), rules.fingerprint(body), is_held)


def is_first_of_new_member(thread: Thread, by: User, voice: Voice) -> bool:
    """Whether somebody who came lately has had fewer messages let through than new members need.

    Not under one's own request, which a moderator has read already, nor for the team.
    """
    is_new = by.date_joined > timezone.now() - timedelta(days=settings.NEW_MEMBER_DAYS)
    page = thread.help_request
    is_own = voice == Voice.ESTABLISHMENT or bool(page and page.owner_id == by.pk)
    if not is_new or is_own or voice == Voice.TEAM:
        return False
    return Post.objects.visible().filter(author=by).count() < settings.FIRST_POSTS_HELD


def _copies(thread: Thread, by: User, body: str) -> Copies:
    given = {"thread": thread.pk, "by": by.pk} | marks(body)
    (counts,) = ask("copies", lambda: _counts(**gaps(given)), given)
    return Copies(*counts)


def _counts(thread: Gap, by: Gap, **given: Gap) -> QuerySet[Thread, Row]:
    return Thread.objects.filter(pk=thread).order_by().values_list(*counts_of(thread, by, **given))


def marks(body: str) -> dict[str, Any]:
    """Return by what the copies of a text are found, and since when they count."""
    return {"mark": rules.fingerprint(body) or NO_MARK, "since": timezone.now() - SAME_WITHIN}


def counts_of(thread: Gap, by: Gap, *, mark: Gap, since: Gap) -> tuple[Coalesce, Coalesce]:
    """Return the two numbers of `Copies`, to be asked for with another question."""
    same = Screening.objects.filter(fingerprint=mark, at__gt=since).order_by().values("fingerprint")
    theirs = Q(post__author=by)
    found = (same.filter(theirs & ~Q(post__thread=thread)), same.exclude(theirs))
    elsewhere, others = (Coalesce(Subquery(each.annotate(n=Count("pk")).values("n")), 0) for each in found)
    return elsewhere, others


def note(post: Post, verdict: Verdict, *, is_new: bool = False) -> None:
    """Keep what was found, for moderators and for the next text; in the transaction of the message."""
    pairs = [[rule.value, points] for rule, points in verdict.found]
    found = {"points": verdict.points, "rules": pairs, "fingerprint": verdict.fingerprint, "at": timezone.now()}
    if is_new:
        Screening(post=post, **found).save(force_insert=True)
    else:
        Screening.objects.update_or_create(post=post, defaults=found)
