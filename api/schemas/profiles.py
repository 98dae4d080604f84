"""A volunteer's page, as this reader may see it."""

from datetime import date
from typing import Any

from pydantic import Field

from .reference import Named, Place
from .shape import Shape


class AvailabilityOut(Shape):
    """Whether and how somebody can be asked."""

    status: str = Field(examples=["available"])
    until: date | None
    times: list[str]
    modes: list[str]
    paused: bool


class ProfileItem(Shape):
    """A person in a list."""

    slug: str
    name: str
    url: str
    function: str
    organisation: str
    place: str
    region: Place | None
    excerpt: str
    highlight: str
    reasons: list[str]
    themes: list[Named]
    professions: list[Named]
    skills: list[Named]
    kinds: list[str]
    sector: str
    legal_status: str
    availability: AvailabilityOut
    confirmed_on: date | None
    photo: str | None
    distance_km: float | None = None


class ThemeOffered(Named):
    """A theme somebody offers help on: how well they know it, and a sentence."""

    level: str
    note: str


class ProfileOut(Shape):
    """A person's page. Members of verified establishments may see more of it than everybody."""

    slug: str
    name: str
    url: str
    function: str
    organisation: str
    place: str
    region: Place | None
    presentation: str
    background: str
    languages: list[str]
    themes: list[ThemeOffered]
    professions: list[Named]
    skills: list[Named]
    kinds: list[str]
    sector: str
    legal_status: str
    availability: AvailabilityOut
    confirmed_on: date | None
    area: dict[str, Any]
    photo: str | None
    published_at: str | None
