"""Whoever asks."""

from ninja import Schema


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
    roles: list[str]
    profile: str | None
    establishments: list[ActsFor]
    rights: list[str]
