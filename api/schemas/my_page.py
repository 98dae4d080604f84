"""My own page as I edit it: what is left out of a change stays as it is."""

from datetime import date

from ninja import Schema
from pydantic import Field

from directory.choices import Language, LegalStatus, Sector, Situation, ThemeLevel, VolunteerKind


class ThemeLine(Schema):
    """A theme, how well I know it, a sentence."""

    theme: str = Field(examples=["teletravail"])
    level: ThemeLevel = ThemeLevel.HAS_DONE
    note: str = ""


class ProfessionLine(Schema):
    """A profession, and my number in the national register: the team alone reads it."""

    profession: str = Field(examples=["infirmier"])
    registration_number: str = ""


class SkillLine(Schema):
    """A skill and how well I have it."""

    skill: str = Field(examples=["accueil"])
    level: str = Field("", description="helps, at_ease or experienced")


class ReferenceLine(Schema):
    """What others can check."""

    text: str
    url: str = ""


class MyPageIn(Schema):
    """What a change says; `null` empties a field."""

    first_name: str | None = None
    last_name: str | None = None
    function: str | None = Field(None, description="Slug", examples=["dsi"])
    organisation: str | None = None
    sector: Sector | None = None
    legal_status: LegalStatus | None = None
    commune: str | None = Field(None, description="Name, postcode or INSEE code", examples=["Laval (53)"])
    region: str | None = Field(None, description="INSEE code", examples=["52"])
    gender: str | None = Field(None, description="For figures that name nobody: man, woman, not_given")
    kinds: list[VolunteerKind] | None = None
    situation: Situation | None = None
    themes: list[ThemeLine] | None = None
    professions: list[ProfessionLine] | None = None
    skills: list[SkillLine] | None = None
    presentation: str | None = None
    background: str | None = None
    languages: list[Language] | None = None
    references: list[ReferenceLine] | None = None


class MyPageOut(Schema):
    """My page as I wrote it last. `live`: the public reads it, maybe in an earlier version."""

    slug: str
    url: str
    live: bool
    review: str = Field(description="draft, in_review, changes_asked or done", examples=["draft"])
    standing: str = Field(description="What that means, in a sentence")
    comment: str = Field(description="What a moderator asked to change")
    lacking: list[str] = Field(description="What keeps it from being sent to review")
    first_name: str
    last_name: str
    function: str
    organisation: str
    sector: str
    legal_status: str
    commune: str
    region: str
    gender: str
    kinds: list[str]
    situation: str
    themes: list[ThemeLine]
    professions: list[ProfessionLine]
    skills: list[SkillLine]
    presentation: str
    background: str
    languages: list[str]
    references: list[ReferenceLine]


class BeginIn(Schema):
    """What a page begins with."""

    first_name: str = Field(min_length=1, max_length=80, examples=["Camille"])
    last_name: str = Field(min_length=1, max_length=80, examples=["Martin"])


class Agreement(Schema):
    """One purpose, the very words to show beside its box, and whether I agree to it."""

    purpose: str = Field(examples=["public_profile"])
    wording: str
    holds: bool


class SendIn(Schema):
    """Sending to review: `agrees` are the purposes somebody has just agreed to, having read their words."""

    agrees: list[str] | None = Field(None, description="Left out: what holds already", examples=[["public_profile"]])


class AvailabilityIn(Schema):
    """Whether, when, how and where I can be asked: all of it, in force at once."""

    status: str = Field(examples=["available"])
    until: date | None = None
    modes: list[str] = Field([], examples=[["remote"]])
    times: list[str] = []
    week: list[str] = Field([], description="Day (0 is Monday) and part of it", examples=[["0-morning"]])
    monthly_cap: int = 2
    asks_monthly: bool = True
    remote: bool = True
    around: str = Field("", description="A town: name, postcode or INSEE code")
    radius_km: int | None = None
    regions: list[str] = Field([], description="INSEE codes")
    departements: list[str] = Field([], description="INSEE codes")


class AvailabilityMine(AvailabilityIn):
    """The same, and what it comes to in words."""

    sentence: str
    is_paused: bool


class VisibilityIn(Schema):
    """Who sees what, in force at once: `everyone`, `verified_establishments` or `nobody`."""

    shown: dict[str, str] = Field(examples=[{"organisation": "everyone", "phone": "nobody"}])
    phone_number: str | None = None
    agrees_to_phone: bool | None = None


class VisibilityOut(Schema):
    """Who sees what of my page."""

    shown: dict[str, str]
    phone_number: str
    agrees_to_phone: bool
