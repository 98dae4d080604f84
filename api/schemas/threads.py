"""Discussions: a thread, its posts, and who hears of it."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from .reference import Named


class ThreadOut(Schema):
    """A discussion: of a request (`request` is its slug), or general and about a theme."""

    id: int
    title: str
    url: str
    theme: Named | None
    request: str | None
    created_at: datetime
    is_open: bool
    is_solved: bool


class PostOut(Schema):
    """A post: who speaks and for whom; `body` as it was typed, `html` what is shown of it, safe to show."""

    id: int
    thread: int
    at: datetime
    edited_at: datetime | None
    author: str
    voice: str = Field(examples=["volunteer"])
    speaks_for: str
    kind: str = Field(examples=["talk"])
    body: str
    html: str
    is_solution: bool
    is_withdrawn: bool
    is_held: bool = Field(description="Its author alone knows of it until a moderator has read it")


class PostIn(Schema):
    """What somebody says, in the subset of Markdown that the page explains."""

    body: str = Field(min_length=1, max_length=8000, examples=["Appelez-moi demain matin."])
    kind: str = Field("", description="talk, offer, tool, call…: as on the page")
    keeps: list[str] = Field([], description="Digests of `findings` that may be read by everybody")


class PostChange(Schema):
    """A post's text anew; how it stood is kept, but for its words when `forgets` says so."""

    body: str = Field(min_length=1, max_length=8000)
    keeps: list[str] = Field([], description="Digests of `findings` that may be read by everybody")
    forgets: bool = False


class FollowIn(Schema):
    """How often one wants to hear of a thread by e-mail; empty: as one said for all."""

    frequency: str = Field("", examples=["daily"])


class FollowOut(Schema):
    """A thread that I follow."""

    thread: ThreadOut
    frequency: str
    since: datetime
