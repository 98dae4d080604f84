"""Candidates as the page "who can help" shows them: what everybody may read of them, why they fit, what one can do."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from accounts.proofs import Consent, Purpose
from accounts.suspensions import may_write
from directory import visibility
from directory.contact.permissions import establishment_of
from directory.models import Block, Volunteer
from directory.visibility import Audience
from help_requests.models import HelpRequestPage
from help_requests.offering.cards import VolunteerCard, volunteer_card

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
RELATED = ("user", "availability", "profile__function", "profile__region", "profile__commune")


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
    volunteers = Volunteer.objects.select_related(*RELATED).in_bulk([one.volunteer_id for one in found])
    callable_ones = callable_by(reader, list(volunteers.values()))
    busy = expected_elsewhere(page, found)
    return [
        CandidateCard(
            volunteer_id=one.volunteer_id,
            slug=one.slug,
            who=volunteer_card(volunteers[one.volunteer_id]),
            reasons=lines(one.reasons),
            may_call=one.volunteer_id in callable_ones,
            warnings=busy.get(one.volunteer_id, ()),
        )
        for one in found
    ]


def lines(reasons: Sequence[Reason]) -> tuple[ReasonLine, ...]:
    """Return reasons as lines; what speaks for somebody stands out."""
    return tuple(
        ReasonLine(one.text[:1].upper() + one.text[1:], ICONS[one.kind], "ok" if one.value >= SPEAKS_FOR else "")
        for one in reasons
    )


def callable_by(reader: User, volunteers: Sequence[Volunteer]) -> set[int]:
    """Return who of those who may be asked shows their number to this reader: `may_see_phone` for many at once."""
    if not may_write(reader) or establishment_of(reader) is None:
        return set()
    users = [one.user_id for one in volunteers]
    agreed = set(
        Consent.objects.standing().filter(user__in=users, purpose=Purpose.SHOW_PHONE).values_list("user", flat=True)
    )
    blocking = set(Block.objects.filter(by__in=users, blocked=reader).values_list("by", flat=True))
    shown = {Audience.VERIFIED, Audience.EVERYONE}
    return {
        one.pk
        for one in volunteers
        if one.phone and one.user_id in agreed - blocking and visibility.audience(one, "phone") in shown
    }
