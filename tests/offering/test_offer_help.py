"""Saying "I can help": the other side accepts or declines, and only then do both know how to reach each other."""

import pytest

from help_requests.choices import OfferState, State
from help_requests.models import Filling, Offer
from tests.offering.people import letter_to

pytestmark = pytest.mark.django_db


def test_it_is_offered_accepted_and_both_know_how_to_reach_each_other(request_page, manager, helper):
    answer = helper.offer(request_page, reach=["email", "phone"])
    offer = Offer.objects.get()
    assert answer.url == f"/compte/propositions/{offer.pk}/"
    told = letter_to(manager)
    assert "Alix" in told.body
    assert helper.user.email not in told.body
    assert "06 11" not in manager.read(offer).text
    assert "Lenoir" not in helper.read(offer).text

    shown = manager.accept(offer)
    offer.refresh_from_db()
    assert offer.state == OfferState.ACCEPTED
    assert Filling.objects.get().assignment == offer.assignment
    assert "06 11 22 33 44" in shown.text
    assert helper.user.email in shown.text
    assert "01 23 45 67 89" in helper.read(offer).text
    request_page.refresh_from_db()
    assert request_page.state == State.IN_PROGRESS
