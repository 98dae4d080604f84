"""Fifty people take the last three places at once: three have one, forty-seven wait in line, nobody sees an error.

Real requests in real threads, each with its own connection, on whatever database the suite runs on.
"""

import threading
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from django.db import connection

from help_requests.choices import HelpKind, OfferState
from help_requests.models import Filling, FirstCome, HelpRequestPage, Offer, OfferStep
from portal.mail.models import Delivery
from tests.directory.factories import EstablishmentFactory
from tests.help_requests.factories import HelpRequestFactory, need
from tests.offering import people
from tests.offering.people import Side

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PEOPLE, PLACES = 50, 3


def told_by_a_page(people: list[Side]) -> list[Side]:
    """Have what goes wrong for one of them answered by a page, as in a browser.

    Else Django's client raises it for everybody who waits for an answer in that moment, and nobody knows whose it was.
    """
    for one in people:
        one.client.raise_request_exception = False
    return people


def at_once(deeds: Sequence[Callable[[], int]]) -> Counter[int]:
    """Do everything at the same moment; return how many answers there were of each status."""
    start, answers = threading.Barrier(len(deeds)), []

    def do(deed: Callable[[], int]) -> None:
        start.wait(timeout=60)
        try:
            answers.append(deed())
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=180)
    return Counter(answers)


@pytest.fixture
def page() -> HelpRequestPage:
    """Five places, two of which are taken."""
    asking = EstablishmentFactory()
    page = HelpRequestFactory(establishment=asking, kind=HelpKind.POSITIONS, needs=[need(number=PLACES + 2)])
    Filling.objects.create(need=page.needs.get(), number=2)
    return page


@pytest.fixture
def helpers(page) -> list[Side]:
    return told_by_a_page([people.volunteer(relay=False) for _person in range(PEOPLE)])


def three_have_a_place_and_the_others_wait(page: HelpRequestPage) -> None:
    accepted, waiting = Offer.objects.accepted(), Offer.objects.waiting()
    assert (accepted.count(), waiting.count()) == (PLACES, PEOPLE - PLACES)
    assert page.needs.get().places_left == 0
    assert Filling.objects.filter(assignment__offer__in=accepted).count() == PLACES
    assert OfferStep.objects.filter(state=OfferState.ACCEPTED).count() == PLACES
    for offers, kind in ((accepted, "accepted"), (waiting, "waiting")):
        for offer in offers:
            assert Delivery.objects.filter(key=f"offer-{offer.pk}-{kind}-{offer.volunteer.user_id}").count() == 1


def test_fifty_volunteers_where_the_first_are_served(page, helpers):
    FirstCome.objects.create(help_request=page)
    deeds = [lambda who=who: who.offer(page).status_code for who in helpers]
    assert at_once(deeds) == {302: PEOPLE}
    three_have_a_place_and_the_others_wait(page)


def test_fifty_offers_accepted_by_colleagues_in_the_same_moment(page, helpers):
    for who in helpers:
        who.offer(page)
    offers = list(Offer.objects.all())
    managers = told_by_a_page([people.manager(page.establishment) for _offer in offers])
    pairs = zip(managers, offers, strict=True)
    deeds = [lambda who=who, offer=offer: who.accept(offer).status_code for who, offer in pairs]
    assert at_once(deeds) == {200: PEOPLE}
    three_have_a_place_and_the_others_wait(page)


def test_those_who_give_up_at_once_leave_their_places_to_the_first_in_line(page, helpers):
    FirstCome.objects.create(help_request=page)
    for who in helpers[:10]:
        who.offer(page)
    first = list(Offer.objects.order_by("pk"))
    deeds = [
        lambda who=who, offer=offer: who.withdraw(offer).status_code
        for who, offer in zip(helpers, first[:3], strict=False)
    ]
    assert at_once(deeds) == {200: 3}
    assert list(Offer.objects.accepted().order_by("pk")) == first[3:6]
    assert list(Offer.objects.waiting()) == first[6:10]
    assert page.needs.get().places_left == 0
