"""For which establishment: one of mine, another by its number or its name, or none."""

import re

import pytest
from django.utils import timezone

from directory.models import Establishment, FinessRecord, Membership
from help_requests.models import HelpRequestPage
from tests.directory.browsing import words_of
from tests.directory.factories import (
    CategoryFactory,
    CommuneFactory,
    EstablishmentFactory,
    MembershipFactory,
    UserFactory,
    finess_number,
)
from tests.help_requests.wizard import START, begin, draft_of, keep, until_review

pytestmark = pytest.mark.django_db
NUMBER = finess_number(77)


@pytest.fixture
def person(client):
    user = UserFactory(first_name="Camille", last_name="Martin")
    client.force_login(user)
    return user


def record(number: str, name: str) -> FinessRecord:
    return FinessRecord.objects.create(
        finess=number, name=name, category=CategoryFactory(), commune=CommuneFactory(), search_name=name.lower()
    )


def test_somebody_of_one_establishment_just_goes_on(client, person):
    house = MembershipFactory(user=person).establishment
    until_review(client, person)
    assert draft_of(person).establishment == house


def test_a_number_of_the_register_is_enough(client, person):
    record(NUMBER, "EHPAD DES TILLEULS")
    assert until_review(client, person, establishment="other", finess=NUMBER).status_code == 302
    house = Establishment.objects.get()
    assert (house.finess, house.name, draft_of(person).establishment) == (NUMBER, "EHPAD DES TILLEULS", house)
    assert Membership.objects.get().confirmed_at is None


def test_a_line_of_type_ahead_is_read(client, person):
    record(NUMBER, "EHPAD DES TILLEULS")
    lines = client.get(f"{START}etablissements/?q=tilleuls").content.decode()
    line = re.search('data-label="(.*?)"', lines)[1]
    assert line == f"EHPAD DES TILLEULS ({NUMBER})"
    until_review(client, person, establishment="other", finess=line)
    assert draft_of(person).establishment.finess == NUMBER


def test_of_several_one_is_chosen(client, person):
    record(NUMBER, "EHPAD DES TILLEULS")
    record(finess_number(78), "EHPAD DES TILLEULS BLANCS")
    answer = until_review(client, person, establishment="other", finess="tilleuls")
    assert answer.status_code == 422
    assert "EHPAD DES TILLEULS BLANCS" in words_of(answer)
    answer = keep(client, person, "etablissement", establishment="other", finess="tilleuls", pick=NUMBER)
    assert answer.status_code == 302
    assert draft_of(person).establishment.finess == NUMBER


def test_what_nobody_knows_is_asked(client, person):
    answer = until_review(client, person, establishment="other", finess=NUMBER)
    assert answer.status_code == 422
    assert "complétez ci-dessous" in words_of(answer)
    assert 'name="category"' in answer.content.decode()
    details = {"name": "Foyer du Lac", "category": CategoryFactory().pk, "legal_status": "public"}
    typed = {"establishment": "other", "finess": NUMBER} | details
    CommuneFactory()
    assert keep(client, person, "etablissement", **typed, commune="nulle part").status_code == 422
    assert keep(client, person, "etablissement", **typed, commune="Lyon").status_code == 302
    assert Establishment.objects.get().name == "Foyer du Lac"
    assert draft_of(person).establishment.commune.name == "Lyon"


@pytest.mark.parametrize(
    ("typed", "said"), [("", "Tapez le numéro FINESS"), ("999999999", "Ce n’est pas un numéro"), ("zzz", "aucun")]
)
def test_what_leads_nowhere_is_said(client, person, typed, said):
    answer = until_review(client, person, establishment="other", finess=typed)
    assert answer.status_code == 422
    assert said in words_of(answer)


def test_one_that_is_here_is_joined(client, person):
    house = EstablishmentFactory(verified_at=timezone.now())
    boss = MembershipFactory(establishment=house, role="manager").user
    until_review(client, person, establishment="other", finess=house.finess)
    assert not Membership.objects.get(user=person).confirmed_at
    keep(client, person, "relire")
    page = HelpRequestPage.objects.get()
    assert (page.establishment, page.live) == (house, False)
    assert boss


def test_a_person_asks_in_their_own_name(client, person):
    until_review(client, person, establishment="none")
    keep(client, person, "relire")
    page = HelpRequestPage.objects.get()
    assert (page.establishment, page.owner, page.live) == (None, person, False)


def test_somebody_without_a_name_says_it_here(client):
    person = UserFactory(first_name="", last_name="")
    client.force_login(person)
    answer = until_review(client, person, establishment="none")
    assert answer.status_code == 422
    keep(client, person, "etablissement", establishment="none", first_name="Zoé", last_name="Val")
    person.refresh_from_db()
    assert person.get_full_name() == "Zoé Val"
    assert draft_of(person).contact.name == "Zoé Val"


def test_a_way_to_be_reached_is_asked(client, person):
    answer = until_review(client, person, establishment="none", contact_phone="", contact_email="")
    assert "Donnez un numéro de téléphone ou une adresse" in words_of(answer)


def test_half_a_screen_can_be_left_for_later(client, person):
    begin(client)
    keep(client, person, "type", kind="advice")
    keep(client, person, "qui-quand-ou")
    answer = keep(client, person, "etablissement", establishment="other", finess="", contact_email="", later="1")
    assert answer.url == START
    assert client.get(f"{START}{HelpRequestPage.objects.get().pk}/").url.endswith("/etablissement/")
