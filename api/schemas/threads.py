"""Discussions: a thread, its posts, and who hears of it."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from .reference import Named
from .shape import Shape

# What a database takes for a key.
Key = Annotated[int, Field(ge=1, lt=2**63)]


class ThreadOut(Shape):
    """A discussion: of a request (`request` is its slug), or general and about a theme."""

    id: int
    title: str
    url: str
    theme: Named | None
    request: str | None
    created_at: datetime
    is_open: bool
    is_solved: bool


class FileOut(Shape):
    """A file of a post."""

    id: int
    name: str
    kind: str = Field(examples=["pdf"])
    size: int = Field(description="In bytes")
    url: str


class PostOut(Shape):
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
    files: list[FileOut]
    useful: int = Field(description="How many found it useful")
    useful_to_me: bool


class PostIn(Schema):
    """What somebody says, in the subset of Markdown that the page explains."""

    body: str = Field(min_length=1, max_length=8000, examples=["Appelez-moi demain matin."])
    kind: str = Field("", description="talk, offer, tool, call…: as on the page")
    files: list[Key] = Field([], max_length=5, description="Files that were sent to `/threads/N/files` for it")
    keeps: list[str] = Field([], description="Digests of `findings` that may be read by everybody")


class PostChange(Schema):
    """A post's text anew; how it stood is kept, but for its words when `forgets` says so."""

    body: str = Field(min_length=1, max_length=8000, examples=["Appelez-moi jeudi matin."])
    keeps: list[str] = Field([], description="Digests of `findings` that may be read by everybody")
    forgets: bool = False


class DiscussionIn(Schema):
    """What a general discussion begins with: its theme (a slug), a title that says it in a line, a first message."""

    theme: str = Field(examples=["teletravail"])
    title: str = Field(min_length=5, max_length=200, examples=["Quel outil pour les transmissions à distance ?"])
    body: str = Field(min_length=1, max_length=8000, examples=["Nous en cherchons un qui marche sans réseau."])
    keeps: list[str] = Field([], description="Digests of `findings` that may be read by everybody")


class FollowIn(Schema):
    """How often one wants to hear of a thread by e-mail; empty: as one said for all."""

    frequency: str = Field("", examples=["daily"])


class FollowOut(Shape):
    """A thread that I follow."""

    thread: ThreadOut
    frequency: str
    since: datetime


class WishIn(Schema):
    """What is still to be said in a discussion that is closed."""

    why: str = Field(min_length=1, max_length=500, examples=["La solution ne vaut plus depuis la mise à jour."])


class PreviewIn(Schema):
    """A text as it is typed."""

    body: str = Field(max_length=8000, examples=["Appelez-moi **demain** matin."])


class PreviewOut(Schema):
    """How it would look, safe to show."""

    html: str


class DraftIn(Schema):
    """What I have begun to write; an empty text forgets it."""

    body: str = Field(max_length=8000, examples=["Bonjour, chez nous"])


class DraftOut(Schema):
    """What I have begun to write in a discussion, on any device."""

    body: str
    saved_at: datetime | None


class Mentionable(Shape):
    """Somebody whom @word calls; `url` is their page, where they have one."""

    word: str = Field(examples=["camille-martin"])
    name: str = Field(examples=["Camille Martin"])
    url: str


class PostVersion(Shape):
    """How a post stood from a moment on; `id` is empty for how it stands now, `body` where its author emptied it."""

    id: int | None = Field(examples=[5])
    at: datetime
    body: str
    is_emptied: bool
