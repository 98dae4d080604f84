"""Searches that are kept, what I am told, and how often."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from accounts.notices.choices import Frequency as NoticeFrequency
from search.models import Frequency, SearchedList

from .shape import Shape


class SearchIn(Schema):
    """A search to keep: the list it asks, and its parameters as in an address; without them the whole list."""

    searched: SearchedList = Field(examples=["demandes"])
    parameters: str = Field("", max_length=2000, examples=["theme=teletravail&region=52"])
    name: str = Field("", max_length=120, description="Left out: what it asks, in words")
    frequency: Frequency = Frequency.NEVER


class SearchChange(Schema):
    """What it is called, and how often to hear of new matches; what is left out stays."""

    name: str | None = Field(None, min_length=1, max_length=120, examples=["Télétravail en Pays de la Loire"])
    frequency: Frequency | None = None


class SearchOut(Shape):
    """A search that I keep. `url` is its page."""

    id: int = Field(examples=[4])
    name: str = Field(examples=["Télétravail en Pays de la Loire"])
    searched: str = Field(examples=["demandes"])
    parameters: str = Field(examples=["theme=teletravail&region=52"])
    summary: str = Field(description="What it asks, in words", examples=["Télétravail, Pays de la Loire"])
    url: str
    frequency: str = Field(examples=["daily"])
    created_at: datetime


class NoticeOut(Shape):
    """Something that I was told."""

    id: int = Field(examples=[21])
    kind: str = Field(examples=["answer"])
    title: str
    text: str
    url: str
    at: datetime
    is_read: bool


class NoticeSetting(Shape):
    """A kind of notice, what it is about, and how often I want it by mail."""

    kind: str = Field(examples=["answer"])
    title: str
    text: str
    frequency: str = Field(examples=["at_once"])


class NoticeSettings(Schema):
    """How often I want some kinds; the others stay."""

    wanted: dict[str, NoticeFrequency] = Field(examples=[{"answer": "daily"}])
