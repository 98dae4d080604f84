"""Which requests suit a volunteer: the same score and the same rules, asked from the other side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from directory.models import Block, Membership, Volunteer, VolunteerProfilePage
from help_requests.models import HelpRequestPage

from .eligibility import answered, askable
from .reasons import Reason
from .sheets import Sheet, sheets_of
from .shortlist import best_line
from .wanted import RELATED, read
from .weights import WHOLE

# Of the requests somebody's page answers, the latest: older ones are in the list of requests.
LOOKED_AT = 200


@dataclass(frozen=True)
class SuitedRequest:
    """A request that somebody could help with."""

    request_id: int
    slug: str
    title: str
    score: float
    reasons: tuple[Reason, ...] = ()


def requests_for(volunteer: Volunteer, *, limit: int = 10, now: datetime | None = None) -> list[SuitedRequest]:
    """Return the requests that take answers and for which this person is proposed, the best suited first."""
    moment = now or timezone.now()
    sheets = sheets_of(askable(moment).filter(pk=volunteer.pk))
    suited = [one for sheet in sheets for one in _suited(volunteer, sheet, moment)]
    return sorted(suited, key=lambda one: (-one.score, -one.request_id))[:limit]


def _suited(volunteer: Volunteer, sheet: Sheet, now: datetime) -> Iterator[SuitedRequest]:
    pages = requests_open_to(volunteer).prefetch_related(*RELATED).order_by("-first_published_at", "-pk")
    for page in pages[:LOOKED_AT]:
        wanted = read(page, now)
        if best := best_line(wanted, wanted.lines, sheet, now):
            yield SuitedRequest(page.pk, page.slug, page.title, best.score / WHOLE, best.reasons)


def requests_open_to(volunteer: Volunteer) -> QuerySet[HelpRequestPage]:
    """Return the requests that look for what somebody's page offers, and about which they may be asked."""
    kept_out = answered().filter(help_request=OuterRef("pk"), volunteer=volunteer)
    members = Membership.objects.confirmed().filter(establishment=OuterRef("establishment")).order_by()
    return (
        HelpRequestPage.objects.live()
        .taking_answers()
        .filter(_offered(volunteer.profile))
        .exclude(owner__in=_kept_apart(volunteer))
        .exclude(Exists(members.filter(user__in=_kept_apart(volunteer))))
        .exclude(Exists(kept_out))
        .distinct()
    )


def _kept_apart(volunteer: Volunteer) -> set[int]:
    """Return who can't ask this person: themselves, whom they block, who blocks them. Few, so named."""
    blocks = Block.objects.filter(Q(by=volunteer.user) | Q(blocked=volunteer.user)).values_list("by", "blocked")
    return {volunteer.user_id or 0, *(pk for pair in blocks for pk in pair)}


def _offered(page: VolunteerProfilePage) -> Q:
    """Return a condition: the request names a theme, a profession or a skill of this page."""
    themes = [row.theme_id for row in page.profile_themes.all()]
    near = Q(themes__in=themes) | Q(themes__children__in=themes) | Q(themes__parent__in=themes)
    professions = [row.profession_id for row in page.profile_professions.all()]
    skills = [row.skill_id for row in page.profile_skills.all()]
    return near | Q(needs__profession__in=professions) | Q(needs__skill__in=skills)
