"""What a volunteer helped with, for their page; what a resource came from, for its."""

from dataclasses import dataclass
from datetime import date

from django import template
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from directory.models import VolunteerProfilePage
from help_requests.choices import State
from help_requests.helped import Helped, helped_by
from help_requests.models import HelpRequestPage, Support
from help_requests.wording import request_url
from portal.routing import said_of
from toolbox.models import Resource

register = template.Library()

# A page stays readable; the list of requests has the others.
MOST_SHOWN = 5


@dataclass(frozen=True)
class Contribution:
    """A published request that somebody helped with."""

    title: str
    url: str
    establishment: str
    support: Support
    day: date
    is_solved: bool


@register.simple_tag
def solved_requests(profile: VolunteerProfilePage) -> list[Contribution]:
    """Return the requests this person helped with, the latest first: one query, however many they are."""
    return said_of(
        profile, ("solved",), lambda: [_contribution(row) for row in helped_by(profile.volunteer_id, most=MOST_SHOWN)]
    )


def _contribution(row: Helped) -> Contribution:
    return Contribution(
        title=row.title,
        url=request_url(row.slug),
        establishment=row.establishment,
        support=Support(channel=row.channel, minutes=row.minutes, at=row.at),
        day=timezone.localdate(row.at),
        is_solved=row.state == State.SOLVED,
    )


@dataclass(frozen=True)
class Origin:
    """A published request for which a tool was produced or sent."""

    title: str
    url: str
    establishment: str


@register.simple_tag
def origin_requests(resource: Resource) -> list[Origin]:
    """Return the requests that everybody may read for which a resource's tool was sent, the first of them first."""
    if resource.tool_id is None:
        return []
    pages = HelpRequestPage.objects.visible_to(AnonymousUser()).public().filter(tools_sent__tool=resource.tool_id)
    shown = ("establishment__category", "establishment__commune", "establishment__region")
    first = pages.distinct().select_related(*shown).order_by("first_published_at")[:MOST_SHOWN]
    return [
        Origin(page.title, request_url(page.slug), page.establishment.shown_in_full if page.establishment else "")
        for page in first
    ]
