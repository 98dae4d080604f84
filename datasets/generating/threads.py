"""What is said under a request, out of a seed."""

from datetime import timedelta

from help_requests.choices import State

from ..format.records import AuthorRecord, PostRecord, RequestRecord
from . import people, words
from .dice import Dice, Span, dice
from .requests import Scale


def posts(seed: int, number: int, request: RequestRecord, *, scale: Scale, span: Span) -> list[PostRecord]:
    """Return the posts of a published request: volunteers answer, the establishment replies and thanks in the end."""
    rng, count = dice(seed, "posts", number), scale.posts_per_request
    helpers = _helpers(rng, request, scale, span)
    if request.published_at is None or not helpers or not count:
        return []
    latest = (request.closed_at or span.end) - timedelta(minutes=1)
    moments = sorted(span.between(rng, request.published_at, latest) for _post in range(count))
    said = []
    for order, at in enumerate(moments):
        answers = order % 2 == 0
        author = AuthorRecord(volunteer=rng.choice(helpers)) if answers else request.author
        body = rng.choice(words.ANSWERS if answers else words.REPLIES)
        said.append(PostRecord(f"{request.id}-{order + 1}", request.id, author, at, body))
    if request.status == State.SOLVED and count > 1:
        said[-1] = _thanks(rng, request, said)
    return said


def _helpers(rng: Dice, request: RequestRecord, scale: Scale, span: Span) -> list[str]:
    """Return who answers: those who helped, and two others who had a page by then."""
    if request.published_at is None:
        return []
    there = span.came_before(request.published_at - timedelta(days=1), scale.volunteers)
    others = [people.record_id(rng.randrange(there)) for _other in range(2)] if there else []
    return [*(support.volunteer for support in request.support), *others]


def _thanks(rng: Dice, request: RequestRecord, said: list[PostRecord]) -> PostRecord:
    """Return the last post: the establishment accepts one of the answers."""
    accepted = rng.choice([post for post in said[:-1] if post.author != request.author])
    last = said[-1]
    return PostRecord(last.id, request.id, request.author, last.at, rng.choice(words.THANKS), accepted.id)
