"""Whoever asks."""

from ninja import Schema
from pydantic import Field


class ActsFor(Schema):
    """An establishment somebody acts for."""

    finess: str
    name: str
    role: str
    verified: bool


class MeOut(Schema):
    """The person whose session or token it is."""

    email: str
    first_name: str
    last_name: str
    language: str = Field(description="In which the portal writes to me", examples=["fr"])
    roles: list[str]
    profile: str | None
    establishments: list[ActsFor]
    rights: list[str]


class MeChange(Schema):
    """What others read beside my words, and the language of letters to me."""

    first_name: str | None = Field(None, max_length=150, examples=["Camille"])
    last_name: str | None = Field(None, max_length=150, examples=["Martin"])
    language: str | None = Field(None, description="fr or en", examples=["fr"])
