"""Requests out of a seed, with what came of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from help_requests.choices import Channel, HelpKind, State, Urgency

from ..format.records import AuthorRecord, NeedRecord, RequestRecord, SupportRecord, ToolRecord
from . import establishments, people, words
from .dice import Dice, Span, dice
from .world import World

KINDS = {HelpKind.ADVICE: 45, HelpKind.HANDS: 25, HelpKind.POSITIONS: 30}
URGENCIES = {Urgency.NORMAL: 60, Urgency.HIGH: 30, Urgency.CRITICAL: 10}
CHANNELS = {Channel.PHONE: 55, Channel.EMAIL: 15, Channel.VIDEO: 15, Channel.ON_SITE: 10, Channel.THREAD: 5}
# What has become of a request of the last days, and of an older one.
YOUNG = {State.OPEN: 65, State.IN_PROGRESS: 25, State.IN_REVIEW: 5, State.SOLVED: 5}
OLD = {
    State.SOLVED: 52,
    State.OPEN: 18,
    State.IN_PROGRESS: 16,
    State.CLOSED_UNSOLVED: 5,
    State.WITHDRAWN: 4,
    State.EXPIRED: 5,
}
YOUNG_FOR = timedelta(days=12)
HELPED = frozenset({State.IN_PROGRESS, State.SOLVED})


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the set is: a request names an establishment of it, and helpers who had registered by then."""

    volunteers: int
    establishments: int
    requests: int
    posts_per_request: int


def record_id(number: int) -> str:
    """Return the id of the request of this number, counted from 0."""
    return f"D{number + 1:05}"


def request(seed: int, number: int, *, scale: Scale, span: Span, world: World) -> RequestRecord:
    """Return the request of this number."""
    rng = dice(seed, "request", number)
    kind, themes = rng.weighted(KINDS), world.draw_themes(rng, 1, 2)
    submitted_at = span.between(rng, span.start + timedelta(days=2), span.end - timedelta(hours=14))
    status = rng.weighted(YOUNG if span.end - submitted_at < YOUNG_FOR else OLD)
    published_at = None if status == State.IN_REVIEW else submitted_at + timedelta(minutes=rng.randint(15, 12 * 60))
    closed_at = None
    if published_at and status in State.closed():
        closed_at = span.between(rng, published_at + timedelta(hours=1), _latest_end(published_at, span))
    support: tuple[SupportRecord, ...] = ()
    if published_at and status in HELPED:
        there = span.came_before(published_at - timedelta(days=1), scale.volunteers)
        support = _support(rng, there, published_at, span, closed_at or span.end)
    need, subject, count = _need(rng, kind, status, published_at, world)
    return RequestRecord(
        id=record_id(number),
        author=AuthorRecord(establishment=establishments.record_id(rng.randrange(scale.establishments))),
        title=_title(rng, kind, world.themes[themes[0]], subject, count),
        description=" ".join(rng.some(words.DESCRIPTIONS, 2, 4)),
        themes=themes,
        kind=kind,
        urgency=rng.weighted(URGENCIES),
        status=status,
        submitted_at=submitted_at,
        published_at=published_at,
        closed_at=closed_at,
        support=support,
        tools=_tools(rng, support, closed_at),
        needs=(need,) if need else (),
    )


def _latest_end(published_at: datetime, span: Span) -> datetime:
    return max(published_at + timedelta(hours=1), min(span.end, published_at + timedelta(days=14)))


def _support(rng: Dice, there: int, earliest: datetime, span: Span, latest: datetime) -> tuple[SupportRecord, ...]:
    """Return the help given by some of the first `there` volunteers, who had a page by the time of the request."""
    if not there:
        return ()
    calls = [
        SupportRecord(
            volunteer=people.record_id(rng.randrange(there)),
            channel=rng.weighted(CHANNELS),
            at=span.between(rng, earliest, latest - timedelta(minutes=10)),
            minutes=rng.choice((15, 20, 30, 45, 60, 90)),
        )
        for _call in range(rng.choice((1, 1, 1, 2, 3)))
    ]
    return tuple(sorted(calls, key=lambda call: call.at))


def _tools(rng: Dice, support: tuple[SupportRecord, ...], closed_at: datetime | None) -> tuple[ToolRecord, ...]:
    if not support or rng.random() > 0.25:
        return ()
    return (ToolRecord(title=rng.choice(words.TOOLS), sent_at=closed_at or support[-1].at),)


def _need(
    rng: Dice, kind: HelpKind, status: State, published_at: datetime | None, world: World
) -> tuple[NeedRecord | None, str, int]:
    """Return the need of a request that asks for people, what it asks for in words, and how many."""
    if kind == HelpKind.ADVICE:
        return None, "", 0
    count = rng.choice((1, 1, 2, 2, 3, 4, 6))
    filled = count if status == State.SOLVED else rng.randint(0, count - 1) if status == State.IN_PROGRESS else 0
    starts_on = published_at.date() + timedelta(days=rng.randint(1, 7)) if published_at else None
    ends_on = starts_on + timedelta(days=rng.randint(2, 30)) if starts_on else None
    if kind == HelpKind.HANDS:
        slug = rng.choice(list(world.skills))
        return NeedRecord(count, None, slug, filled, starts_on, ends_on), world.skills[slug], count
    slug = world.draw_profession(rng)
    return NeedRecord(count, slug, None, filled, starts_on, ends_on), world.care[slug][0], count


def _title(rng: Dice, kind: HelpKind, theme: str, subject: str, count: int) -> str:
    titles = {
        HelpKind.ADVICE: words.ADVICE_TITLES,
        HelpKind.HANDS: words.HANDS_TITLES,
        HelpKind.POSITIONS: words.POSITION_TITLES,
    }
    number = "1 poste" if count == 1 else f"{count} postes"
    return rng.choice(titles[kind]).format(theme=theme, skill=subject, profession=subject, number=number)
