"""A volunteer's reply in the thread becomes an offer by one press; those who asked turn to its author."""

import pytest

from help_requests.choices import OfferOrigin
from help_requests.models import Offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply(request_page, helper):
    helper.client.post(f"/demandes/{request_page.slug}/repondre/", {"body": "Je peux venir lundi."})
    return request_page.thread.posts.get()


def test_my_reply_becomes_my_offer_once(request_page, helper, manager, reply):
    address = f"/demandes/{request_page.slug}/messages/{reply.pk}/proposer/"
    assert address in helper.client.get(request_page.url).text
    for _click in range(2):
        answer = helper.client.post(address)
    offer = Offer.objects.get()
    assert answer.url == f"/compte/propositions/{offer.pk}/"
    assert (offer.origin, offer.message) == (OfferOrigin.THREAD, "Je peux venir lundi.")
    assert address not in helper.client.get(request_page.url).text


def test_nobody_elses_reply_becomes_an_offer(request_page, manager, reply):
    address = f"/demandes/{request_page.slug}/messages/{reply.pk}/proposer/"
    assert address not in manager.client.get(request_page.url).text
    assert manager.client.post(address).status_code == 404


def test_those_who_asked_are_led_from_a_reply_to_its_author(request_page, manager, helper, client, reply):
    address = f"/demandes/{request_page.slug}/proposer/{helper.volunteer.profile.slug}/"
    assert address in manager.client.get(request_page.url).text
    assert address not in helper.client.get(request_page.url).text
    assert address not in client.get(request_page.url).text
