"""My requests, and those of the establishments I act for: what waits for somebody first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import F, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.member_request import MemberRequest
from accounts.models import User
from portal.pagination import page_of

from .. import permissions
from ..asking.drafts import never_sent
from ..choices import State
from ..models import HelpRequestPage
from ..models.requests import HelpRequestPageQuerySet
from ..wording import Badge, request_url, state_badge
from .standing import Standing, facts_of, standing
from .ways import is_begun

# Of those that are not over; older ones are closed or forgotten, and in the list below.
MOST_SHOWN = 100


@dataclass(frozen=True)
class Row:
    """A request in my list: how it stands, how many offers wait for an answer."""

    title: str
    url: str
    establishment: str
    badge: Badge
    standing: Standing
    offers: str
    offers_url: str

    @property
    def waits(self) -> bool:
        """Whether somebody should do something."""
        return bool(self.standing.waits or self.offers)


@dataclass(frozen=True)
class Basket:
    """Requests under one title."""

    title: str
    rows: list[Row]


def requests_for(user: User) -> HelpRequestPageQuerySet:
    """Return somebody's requests with all that a row shows, the latest first."""
    found = permissions.requests_of(user).with_state().with_offers_to_answer()
    return found.select_related("establishment", "asking").prefetch_related("periods").order_by("-pk")


def latest_rows(user: User, *, most: int) -> list[Row]:
    """Return the latest requests, without the drafts that go on where they were begun (`asking/`)."""
    pages = requests_for(user).exclude(pk__in=never_sent(user).order_by().values("pk"))
    return [row for _state, row in rows(pages[:most])]


def rows(pages: Iterable[HelpRequestPage]) -> Iterator[tuple[State, Row]]:
    """Yield rows with the state of each, in a constant number of queries."""
    pages = list(pages)
    facts = facts_of(pages)
    for page in pages:
        yield page.state, _row(page, standing(page, facts[page.pk]))


def _row(page: HelpRequestPage, how: Standing) -> Row:
    return Row(
        title=page.draft_title or page.title,
        url=reverse("ask_resume", args=[page.pk]) if is_begun(page) else request_url(page.slug),
        establishment=str(page.establishment or ""),
        badge=state_badge(page.state),
        standing=how,
        offers=_offers(page.to_answer) if page.is_taking_answers else "",
        offers_url=reverse("request_offers", args=[page.slug]),
    )


def _offers(number: int) -> str:
    if not number:
        return ""
    return ngettext("%(number)d offer to answer", "%(number)d offers to answer", number) % {"number": number}


def baskets(user: User) -> list[Basket]:
    """Return what isn't over, in the order in which one looks for it; empty baskets are left out."""
    going_on = ~Q(current_state__in=State.closed()) | Q(current_state=None)
    # The first to end first; what has no last day, and drafts, the latest first.
    pages = requests_for(user).filter(going_on).order_by(F("term__expires_on").asc(nulls_last=True), "-pk")
    found = list(rows(pages[:MOST_SHOWN]))
    waiting = [row for _state, row in found if row.waits]
    sorted_out = [(state, row) for state, row in found if not row.waits]
    wanted = [
        Basket(_("What waits for you"), waiting),
        Basket(_("Requests that are open"), [row for state, row in sorted_out if state in State.taking_answers()]),
        Basket(_("In review"), [row for state, row in sorted_out if state == State.IN_REVIEW]),
        Basket(_("Drafts"), [row for state, row in sorted_out if state == State.DRAFT]),
    ]
    return [basket for basket in wanted if basket.rows]


@require_safe
def my_requests(request: MemberRequest) -> HttpResponse:
    """List my requests and my establishments', what waits first, what is over last."""
    over = page_of(requests_for(request.user).filter(current_state__in=State.closed()), request, per_page=20)
    context = {
        "baskets": baskets(request.user) if over.number == 1 else [],
        "over": over,
        "rows": [row for _state, row in rows(over.object_list)],
    }
    return render(request, "help_requests/following/mine.html", context)
