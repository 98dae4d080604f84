"""The requests that suit somebody, for their own page and for my space."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.space import Card
from directory.models import Volunteer
from help_requests.models import HelpRequestPage
from help_requests.offering.permissions import volunteer_of
from help_requests.wording import Badge, badges, request_url

from .eligibility import askable
from .reverse import SuitedRequest, requests_for, requests_open_to
from .showing import ReasonLine, lines

MOST_SHOWN = 20


@dataclass(frozen=True)
class SuitedCard:
    """A request that suits somebody."""

    title: str
    slug: str
    url: str
    establishment: str
    badges: list[Badge]
    reasons: tuple[ReasonLine, ...]


def suited_cards(volunteer: Volunteer) -> list[SuitedCard]:
    """Return the requests that suit somebody, the best first, in a constant number of queries."""
    suited = requests_for(volunteer, limit=MOST_SHOWN)
    pages = HelpRequestPage.objects.with_card().in_bulk([one.request_id for one in suited])
    return [_card(one, pages[one.request_id]) for one in suited]


def _card(suited: SuitedRequest, page: HelpRequestPage) -> SuitedCard:
    return SuitedCard(
        title=page.title,
        slug=page.slug,
        url=request_url(page.slug),
        establishment=page.establishment.shown_in_full if page.establishment else "",
        badges=badges(state=page.state, kind=page.kind, urgency=page.urgency),
        reasons=lines(suited.reasons),
    )


def cards(user: User) -> Iterator[Card]:
    """Yield a card for somebody who may be asked, when requests look for what they offer."""
    volunteer = volunteer_of(user)
    if volunteer is None or not askable(timezone.now()).filter(pk=volunteer.pk).exists():
        return
    number = requests_open_to(volunteer).count()
    if number:
        yield Card(
            title=_("Requests for me"),
            text=ngettext(
                "%(number)d request looks for what you offer.", "%(number)d requests look for what you offer.", number
            )
            % {"number": number},
            url=reverse("requests_for_me"),
            action=_("See which, and why"),
        )
