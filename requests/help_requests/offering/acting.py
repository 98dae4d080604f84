"""What a request's page lets its reader do about offers: help, see one's own, see those that were made."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from accounts.models import User
from portal.questions import Gap, ask_for, gaps

from ..models import HelpRequestPage, Offer
from ..permissions import Reader
from ..wording import Badge
from . import cards, lists


@dataclass(frozen=True)
class Acting:
    """Addresses of what this reader may do; an empty one is no button. `number` counts what waits for an answer."""

    help_url: str = ""
    mine_url: str = ""
    mine: Badge | None = None
    offers_url: str = ""
    number: int = 0
    to_answer: int = 0


def acting(page: HelpRequestPage, reader: Reader, *, is_managed: bool) -> Acting:
    """Return what this reader may do; of a visitor, who may sign in to help, nothing is asked.

    Who manages the request reads who offered help (`may_read_offers`), which its page has asked already.
    """
    help_url = reverse("offer_help", args=[page.slug]) if page.live and page.is_taking_answers else ""
    if not reader.is_authenticated:
        return Acting(help_url)
    if is_managed:
        standing = page.offers.standing()
        undecided = [offer for offer in standing if offer.is_by_volunteer and not offer.waiting_since]
        to_answer = [offer for offer in undecided if not offer.is_accepted]
        return Acting(offers_url=lists.offers_url(page), number=len(standing), to_answer=len(to_answer))
    if mine := _mine(page, reader):
        return Acting(mine_url=reverse("offer", args=[mine.pk]), mine=cards.badge(mine))
    return Acting(help_url)


def _mine(page: HelpRequestPage, reader: User) -> Offer | None:
    """Return the reader's own offer, with its need; most have none."""
    given = {"page": page.pk, "reader": reader.pk}
    return next(iter(ask_for("own offer", lambda: _own(**gaps(given)), given)), None)


def _own(page: Gap, reader: Gap) -> QuerySet[Offer]:
    return Offer.objects.standing().filter(help_request=page, volunteer__user=reader).select_related("need")[:1]
