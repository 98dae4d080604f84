"""The establishments I act for: what they are, who acts for them, who is invited."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from directory.choices import LegalStatus, MembershipRole, ShownAs

from .shape import Shape


class RegisterLine(Shape):
    """An establishment that words or a number may mean; `is_known`: it is on the portal, and can be joined."""

    finess: str = Field(examples=["530000371"])
    name: str = Field(examples=["EHPAD des Tilleuls"])
    detail: str = Field(examples=["EHPAD, Laval (53), 530000371"])
    is_known: bool


class JoinIn(Schema):
    """An establishment to add or to join, by its number; the rest is asked only of what no register tells."""

    finess: str = Field(min_length=9, max_length=9, examples=["530000371"])
    name: str | None = Field(None, max_length=200)
    category: str | None = Field(None, description="Code of the register", examples=["500"])
    legal_status: LegalStatus | None = None
    commune: str | None = Field(None, description="Name, postcode or INSEE code", examples=["Laval (53)"])


class MyEstablishment(Shape):
    """An establishment that I act for, or asked to. `verified`: the portal has vouched for it."""

    finess: str = Field(examples=["530000371"])
    name: str = Field(examples=["EHPAD des Tilleuls"])
    category: str = Field(examples=["EHPAD"])
    place: str = Field(examples=["Laval (53)"])
    verified: bool
    refusal: str = Field(description="Why it could not be verified")
    role: str = Field(examples=["manager"])
    confirmed: bool = Field(description="Whether I may act for it; else somebody has to decide")


class Colleague(Shape):
    """Somebody who acts for it; `membership` is what roles are changed by."""

    membership: int = Field(examples=[12])
    name: str = Field(examples=["Camille Martin"])
    role: str = Field(examples=["member"])
    is_me: bool


class WaitingColleague(Shape):
    """Somebody who asks to act for it: of their address the domain alone, enough to see a professional one."""

    membership: int = Field(examples=[13])
    name: str = Field(examples=["Dominique Petit"])
    domain: str = Field(examples=["ch-exemple.fr"])
    asked_at: datetime


class OpenInvitation(Shape):
    """A colleague who was invited and hasn't answered yet."""

    id: int = Field(examples=[3])
    email: str = Field(examples=["collegue@exemple.invalid"])
    role: str = Field(examples=["member"])
    until: datetime


class EstablishmentEventOut(Shape):
    """Something that was done to it, by whom and about whom; a rule when `by` is empty."""

    at: datetime
    what: str = Field(examples=["Rejoint"])
    by: str
    about: str


class MyEstablishmentOut(MyEstablishment):
    """The same with its people: whoever waits to be confirmed sees nobody, who isn't in charge no more than names."""

    shown_as: str = Field(description="What the public reads: its name, or what it is", examples=["name"])
    shown: str = Field(description="That in words", examples=["EHPAD des Tilleuls"])
    colleagues: list[Colleague]
    waiting: list[WaitingColleague]
    invitations: list[OpenInvitation]
    events: list[EstablishmentEventOut]


class InvitationToMe(Shape):
    """An invitation to an address of mine."""

    id: int = Field(examples=[3])
    finess: str = Field(examples=["530000371"])
    name: str = Field(examples=["EHPAD des Tilleuls"])
    role: str = Field(examples=["member"])
    invited_by: str = Field(examples=["Camille Martin"])
    until: datetime


class InviteIn(Schema):
    """Whom to invite, and what they may do."""

    email: str = Field(max_length=254, examples=["collegue@exemple.invalid"])
    role: MembershipRole = MembershipRole.MEMBER


class RoleIn(Schema):
    """Manager or member."""

    role: MembershipRole


class ShownIn(Schema):
    """What the public reads of it."""

    shown_as: ShownAs


class WhyNotIn(Schema):
    """Why not: the person reads it."""

    reason: str = Field(max_length=400, examples=["Cette personne ne travaille pas chez nous."])
