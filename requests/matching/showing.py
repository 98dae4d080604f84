"""Candidates as the page "who can help" shows them: what everybody may read of them, why they fit, what one can do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.proofs import Consent, Purpose
from accounts.suspensions import may_write
from directory import visibility
from directory.contact.permissions import establishment_of
from directory.models import Block, Volunteer
from directory.visibility import Audience
from help_requests.models import HelpRequestPage
from help_requests.offering.cards import VolunteerCard, volunteer_cards
from portal.questions import Gap, among, ask

from .candidates import candidates_for
from .expected import expected_elsewhere
from .reasons import Reason, ReasonKind

ICONS = {
    ReasonKind.THEME: "check",
    ReasonKind.PROFESSION: "check",
    ReasonKind.SKILL: "check",
    ReasonKind.DISTANCE: "pin",
    ReasonKind.AVAILABILITY: "clock",
    ReasonKind.SECTOR: "people",
    ReasonKind.FRESHNESS: "info",
    ReasonKind.LOAD: "chat",
}
# From this value on a reason speaks for somebody.
SPEAKS_FOR = 0.8


@dataclass(frozen=True)
class ReasonLine:
    """A reason as a line of the look."""

    text: str
    icon: str
    tone: str


@dataclass(frozen=True)
class CandidateCard:
    """Somebody who could help."""

    volunteer_id: int
    slug: str
    who: VolunteerCard
    reasons: tuple[ReasonLine, ...]
    may_call: bool
    warnings: tuple[str, ...] = ()


def cards_for(page: HelpRequestPage, *, reader: User, limit: int) -> list[CandidateCard]:
    """Return who could help, in a constant number of queries whatever their number."""
    found = candidates_for(page, limit=limit, now=timezone.now())
    numbers = [one.volunteer_id for one in found]
    who = volunteer_cards(numbers)
    callable_ones = callable_by(reader, numbers)
    busy = expected_elsewhere(page, found)
    return [
        CandidateCard(
            volunteer_id=one.volunteer_id,
            slug=one.slug,
            who=who[one.volunteer_id],
            reasons=lines(one.reasons),
            may_call=one.volunteer_id in callable_ones,
            warnings=busy.get(one.volunteer_id, ()),
        )
        for one in found
        if one.volunteer_id in who
    ]


def lines(reasons: Sequence[Reason]) -> tuple[ReasonLine, ...]:
    """Return reasons as lines; what speaks for somebody stands out."""
    return tuple(
        ReasonLine(one.text[:1].upper() + one.text[1:], ICONS[one.kind], "ok" if one.value >= SPEAKS_FOR else "")
        for one in reasons
    )


def callable_by(reader: User, volunteers: Sequence[int]) -> set[int]:
    """Return who of those who may be asked shows their number to this reader: `may_see_phone` for many at once."""
    if not volunteers or not may_write(reader) or establishment_of(reader) is None:
        return set()
    given = {"shown": volunteers, "reader": reader.pk}
    shown = {Audience.VERIFIED, Audience.EVERYONE}
    rows = [_Number(*row) for row in ask("callable", lambda: _numbers(volunteers, Gap("reader", reader.pk)), given)]
    return {one.pk for one in rows if visibility.audience(one, "phone") in shown}


class _Number(NamedTuple):
    """Somebody with a number."""

    pk: int
    visibility: dict[str, str]


def _numbers(volunteers: Sequence[int], reader: Gap) -> QuerySet[Volunteer, Any]:
    """Return those who have a number, agreed to show it and don't block the reader."""
    agreed = Consent.objects.standing().filter(user=OuterRef("user"), purpose=Purpose.SHOW_PHONE)
    blocked = Block.objects.filter(by=OuterRef("user"), blocked=reader)
    among_them = Volunteer.objects.filter(among(F("pk"), "shown", volunteers)).exclude(phone="")
    return among_them.filter(Exists(agreed.order_by()), ~Exists(blocked.order_by())).values_list("pk", "visibility")
