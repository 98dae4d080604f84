"""A help request, its needs, its states and its posts."""

from datetime import date, datetime

from pydantic import Field

from .reference import Named, Place
from .shape import Shape


class NeedOut(Shape):
    """How many people of which profession or skill, when; and how many places are left."""

    id: int
    profession: Named | None
    skill: Named | None
    number: int
    places_left: int
    starts_on: date | None
    ends_on: date | None


class StateOut(Shape):
    """A state the request was in publicly, from one moment to another."""

    state: str = Field(examples=["open"])
    since: datetime
    until: datetime | None


class NeedItem(Shape):
    """A need as a list shows it."""

    label: str
    number: int
    places_left: int


class RequestItem(Shape):
    """A request in a list."""

    slug: str
    title: str
    url: str
    establishment: str
    category: str
    place: str
    region: Place | None
    excerpt: str
    highlight: str
    reasons: list[str]
    themes: list[Named]
    kind: str
    urgency: str
    state: str
    published_on: date | None
    needs: list[NeedItem]
    posts: int
    tools: int
    has_solution: bool
    distance_km: float | None = None


class RequestOut(Shape):
    """A request. Its establishment is what the public reads of it: its name, or only what it is."""

    slug: str
    title: str
    url: str
    description: str
    establishment: str
    category: str
    place: str
    region: Place | None
    themes: list[Named]
    kind: str
    urgency: str
    state: str
    needed_by: date | None
    needs: list[NeedOut]
    states: list[StateOut]
    posts: int
    thread: int | None = Field(description="The number of its discussion")
    is_taking_answers: bool
