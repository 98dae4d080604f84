"""Asking for help, and what one's own requests say."""

from datetime import date, datetime, time

from ninja import Schema
from pydantic import Field

from help_requests.choices import HelpKind, Urgency


class NeedLine(Schema):
    """How many people of a profession or with a skill, on which days; `key` is that of a line that is there."""

    key: int | None = None
    profession: str = Field("", description="Slug")
    skill: str = Field("", description="Slug")
    number: int = Field(1, examples=[2])
    starts_on: date | None = None
    ends_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    commune: str = Field("", description="Elsewhere than the establishment: name, postcode or INSEE code")
    verified_only: bool = False


class AskIn(Schema):
    """A request in one go: what the five screens of the page ask. `send: false` keeps it as a draft."""

    text: str = Field(examples=["Nous ouvrons le télétravail à trente personnes : qui l’a déjà fait ?"])
    title: str = Field("", description="Left out: the first sentence of the text")
    themes: list[str] | None = Field(None, description="Slugs; left out: those the text is about")
    kind: HelpKind = Field(examples=["advice"])
    needs: list[NeedLine] = []
    place: str = Field("", description="on_site, remote or either; left out: what is usual for this kind")
    establishment: str | None = Field(
        None, description="FINESS number; empty: in my own name; left out: the one I act for", examples=[""]
    )
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = Field("", description="Left out with the telephone: mine")
    urgency: Urgency = Urgency.NORMAL
    needed_by: date | None = None
    volunteer: str = Field("", description="Slug of a volunteer to propose it to, once it is online")
    first_name: str = Field("", description="Only of somebody whose account has no name yet")
    last_name: str = ""
    keeps: list[str] = Field([], description="Digests of `findings` that may be read by everybody")
    send: bool = True


class MyRequestItem(Schema):
    """One of my requests in the list."""

    slug: str
    title: str
    url: str
    establishment: str
    state: str
    standing: str = Field(description="How it stands, in a sentence")
    waits: bool = Field(description="Whether somebody should do something")
    offers_to_answer: int


class RequestChange(Schema):
    """What a change says; what is left out stays."""

    title: str | None = Field(None, examples=["Ouvrir le télétravail à trente personnes"])
    description: str | None = None
    urgency: Urgency | None = None
    needed_by: date | None = None
    place: str | None = None
    themes: list[str] | None = None
    needs: list[NeedLine] | None = None
    keeps: list[str] = Field([], description="Digests of `findings` that may be read by everybody")


class MyRequestOut(Schema):
    """A request as its people wrote it last."""

    slug: str
    title: str
    url: str
    live: bool
    state: str
    standing: str
    description: str
    establishment: str
    kind: str
    urgency: str
    needed_by: date | None
    place: str
    themes: list[str]
    needs: list[NeedLine]
    may_edit: bool


class ReasonIn(Schema):
    """Why, for colleagues and the coordination team."""

    comment: str = Field("", max_length=500, examples=["Nous avons trouvé autrement."])


class CloseIn(Schema):
    """How it ended. `thanked` are slugs of volunteers who helped."""

    state: str = Field(description="solved or closed_unsolved", examples=["solved"])
    thanked: list[str] = []
    text: str = ""
    satisfaction: int | None = Field(None, description="1 to 5")


class SolutionIn(Schema):
    """The post that solved it."""

    post: int


class OfferIn(Schema):
    """“I can help”. `need` is the `id` of a need of the request, when it has several."""

    message: str = Field("", max_length=2000, examples=["Je l’ai fait dans deux établissements."])
    need: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    reach: list[str] = Field([], description="email, phone: how I may be reached once accepted")


class ProposalIn(Schema):
    """“Could you help?”"""

    volunteer: str = Field(description="Slug of their page", examples=["camille-martin"])
    message: str = Field("", max_length=2000)
    need: int | None = None


class AcceptIn(Schema):
    """Yes; a volunteer says how they may be reached."""

    reach: list[str] = Field([], examples=[["email"]])


class DeclineIn(Schema):
    """No, and why: dates, distance, skills, filled, unavailable, other."""

    reason: str = Field(examples=["dates"])
    comment: str = Field("", max_length=500)


class OfferItem(Schema):
    """An offer, or a proposal, for its two sides."""

    id: int
    request: str
    request_title: str
    volunteer: str = Field(description="Slug; empty when their page is no longer online")
    volunteer_name: str
    need: str
    when: str
    message: str
    origin: str
    state: str
    is_waiting: bool
    made_at: datetime
    warnings: list[str]


class Contact(Schema):
    """A way to reach the other side."""

    label: str
    value: str


class OfferOut(OfferItem):
    """An offer with what one can do about it; once accepted, how to reach each other."""

    is_mine: bool = Field(description="Whether I am its volunteer")
    may_answer: bool
    reason: str
    contacts: list[Contact]


class MatchReason(Schema):
    """Why somebody fits; `value` from 0 to 1."""

    kind: str
    text: str
    value: float


class Match(Schema):
    """A volunteer who could help."""

    slug: str
    name: str
    score: float
    reasons: list[MatchReason]


class Matches(Schema):
    """Volunteers who could help, best first: the shape of `match --format json`."""

    request: str
    volunteers: list[Match]


class FlagIn(Schema):
    """What should not stand there, and why."""

    kind: str = Field(description="profil, demande, message or outil", examples=["message"])
    id: int
    reason: str = Field(examples=["spam"])
    text: str = Field("", max_length=2000)
    email: str = Field("", description="Of somebody without an account who wants to know what came of it")
