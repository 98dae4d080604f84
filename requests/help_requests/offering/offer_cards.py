"""What my space says of offers: those I have to answer, on either side."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.space import Card

from ..choices import OfferOrigin
from ..models import HelpRequestPage, Offer
from ..models.requests import HelpRequestPageQuerySet
from ..permissions import requests_of
from .lists import offers_url

# As many as my space shows requests at all.
MOST_SHOWN = 10


def cards(user: User) -> Iterator[Card]:
    """Yield a card for what I was asked, and one for each of my requests that has offers to answer."""
    by_volunteer = Q(origin__in=OfferOrigin.by_volunteer())
    asked = Offer.objects.undecided().filter(volunteer__user=user, waiting_since=None).exclude(by_volunteer).count()
    if asked:
        yield Card(
            title=ngettext("Somebody asks for your help", "%(number)d questions whether you could help", asked)
            % {"number": asked},
            text=_("They wait for your yes or your no."),
            url=reverse("my_offers"),
            action=_("Read and answer"),
            waiting=True,
        )
    for page in _to_answer(user):
        yield Card(
            title=page.title,
            text=ngettext("%(number)d offer of help to answer.", "%(number)d offers of help to answer.", page.to_answer)
            % {"number": page.to_answer},
            url=offers_url(page),
            action=_("Read and answer"),
            waiting=True,
        )


def _to_answer(user: User) -> HelpRequestPageQuerySet:
    pages = HelpRequestPage.objects.taking_answers().filter(live=True, pk__in=requests_of(user))
    return pages.with_offers_to_answer().filter(to_answer__gt=0).order_by("-to_answer", "pk")[:MOST_SHOWN]
