"""What stands beside a request and a page: documents, calls, versions, decisions, reports by mail."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from matching.choices import CallOutcome
from reports.subscribing.models import Edition

from .shape import Shape


class SuitedOut(Shape):
    """A request that suits me, and why."""

    slug: str = Field(examples=["ouvrir-le-teletravail"])
    title: str
    url: str
    establishment: str
    reasons: list[str] = Field(examples=[["Télétravail", "23 km"]])


class FirstComeIn(Schema):
    """Whether places go to whoever offers first; else one chooses among offers."""

    on: bool = Field(examples=[True])


class TalkOut(Schema):
    """The conversation to go on with, at `/me/conversations/N`."""

    conversation: int = Field(examples=[7])


class CallIn(Schema):
    """Whom to call."""

    volunteer: str = Field(max_length=255, description="Slug", examples=["camille-martin"])


class CallOut(Schema):
    """A call that was begun, the number to dial, and the key by which its outcome is said."""

    key: str = Field(examples=["6f1ed002ab5595859014ebf0951522d9"])
    number: str = Field(examples=["0612345678"])


class OutcomeIn(Schema):
    """What came of a call."""

    outcome: CallOutcome
    reason: str = Field("", description="Why not: dates, distance, skills, unavailable, other")
    minutes: int | None = Field(None, ge=1, examples=[12])
    gave_help: bool = False
    next_step: str = Field("", max_length=200, examples=["Rappelle jeudi"])


class DocumentOut(Shape):
    """A document of my draft."""

    id: int = Field(examples=[6])
    title: str = Field(examples=["Attestation de premiers secours"])
    url: str


class PageVersion(Shape):
    """A version of my page: when, by me or by the team, what became of it."""

    id: int = Field(examples=[118])
    at: datetime
    author: str
    state: str
    is_live: bool
    is_latest: bool


class DecisionOut(Schema):
    """What moderators decided about something of mine."""

    id: int = Field(examples=[2])
    kind: str = Field(examples=["post"])
    verdict: str = Field(examples=["hidden"])
    sentences: list[str]
    may_appeal: bool


class AppealIn(Schema):
    """Why somebody else should look at it again."""

    text: str = Field(min_length=1, max_length=2000, examples=["Je cite un texte public : en voici l’adresse."])


class SubscribeIn(Schema):
    """An address, and what to send there once it is confirmed by the link of a letter."""

    email: str = Field(max_length=254, examples=["agence@exemple.invalid"])
    editions: list[Edition] = Field(min_length=1, examples=[["weekly"]])
