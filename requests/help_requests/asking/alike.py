"""What a request about to be sent looks like: answered before, documented, known to somebody; whom it will reach."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.utils import timezone

from portal.finding import Hit, Query, finder

from ..choices import HelpKind, State
from ..models import HelpRequestPage

MOST_SHOWN = 3
LONGEST_ASKED = 200


@dataclass(frozen=True)
class Like:
    """Something worth opening before one asks."""

    title: str
    url: str
    detail: str


@dataclass(frozen=True)
class Alike:
    """Similar requests, documents, people who know; how many volunteers fit, and how many of those are near."""

    requests: tuple[Like, ...]
    resources: tuple[Like, ...]
    people: tuple[Like, ...]
    reached: int
    near: int


def alike(draft: HelpRequestPage) -> Alike:
    """Ask the search engine; when it is away, there is less to show and nothing fails."""
    text = f"{draft.title} {draft.description}"[:LONGEST_ASKED]
    themes = {"theme": tuple(theme.slug for theme in draft.themes.all())}
    about = themes if themes["theme"] else {}
    ask, fits = finder().find, fitting(draft)
    region = draft.establishment.region_id if draft.establishment else None
    # Whoever is on a break is neither told nor counted: a number that promises too much is worse than none.
    free = partial(Query, kinds=("profile",), available_on=timezone.localdate(), per_page=MOST_SHOWN)
    people = ask(free(text="" if fits else text, filters=fits))
    near = ask(free(filters=fits | {"region": (region,)})) if region and fits else None
    requests = ask(Query(text=text, kinds=("request",), filters=about, per_page=MOST_SHOWN))
    resources = ask(Query(text=text, kinds=("resource",), per_page=MOST_SHOWN))
    return Alike(
        requests=_likes(requests.hits, _state),
        resources=_likes(resources.hits, _nothing),
        people=_likes(_nearest_first(near.hits if near else (), people.hits), _function),
        reached=people.total if fits else 0,
        near=near.total if near else 0,
    )


def fitting(draft: HelpRequestPage) -> dict[str, tuple[str, ...]]:
    """Return which volunteers a request is for, as filters: by profession, by skill, else by theme."""
    needs = list(draft.needs.all())
    if draft.kind == HelpKind.POSITIONS and needs:
        return {"profession": tuple(need.profession.slug for need in needs if need.profession)}
    if draft.kind == HelpKind.HANDS and needs:
        return {"skill": tuple(need.skill.slug for need in needs if need.skill)}
    slugs = tuple(theme.slug for theme in draft.themes.all())
    return {"theme": slugs} if slugs else {}


def _nearest_first(near: Iterable[Hit], everywhere: Iterable[Hit]) -> list[Hit]:
    """Return as many people as are shown, each once, those of the region first."""
    return list({hit.url: hit for hit in (*near, *everywhere)}.values())[:MOST_SHOWN]


def _likes(hits: Iterable[Hit], detail: Callable[[Hit], str]) -> tuple[Like, ...]:
    return tuple(Like(hit.title, hit.url, detail(hit)) for hit in hits)


def _nothing(_hit: Hit) -> str:
    return ""


def _state(hit: Hit) -> str:
    return str(State(hit.card["state"]).label)


def _function(hit: Hit) -> str:
    parts = (hit.card.get("function"), hit.card.get("place"))
    return ", ".join(str(part) for part in parts if part)
