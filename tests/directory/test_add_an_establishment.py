"""Adding one's establishment by its FINESS number: found in the register, typed in when it isn't, or joined."""

import pytest
from django.utils import timezone

from accounts.addresses import confirm_address
from directory import permissions
from directory.choices import EstablishmentChange, LegalStatus, MembershipRole, Sector
from directory.models import Establishment, EstablishmentEvent, FinessRecord, Membership
from directory.reference.register import searchable
from portal.work.worker import drain
from tests.directory.factories import (
    CategoryFactory,
    CommuneFactory,
    EstablishmentFactory,
    MembershipFactory,
    UserFactory,
    finess_number,
)

pytestmark = pytest.mark.django_db
ADD = "/compte/etablissements/ajouter/"
NUMBER, ELSEWHERE = finess_number(7001), finess_number(7002)


@pytest.fixture
def person(client):
    """Somebody signed in whose address is confirmed."""
    person = UserFactory(email="camille@ch-valclair.exemple")
    confirm_address(person)
    client.force_login(person)
    return person


@pytest.fixture
def record():
    """A hospital of the register."""
    return FinessRecord.objects.create(
        finess=NUMBER,
        name="CH DE VALCLAIR",
        category=CategoryFactory(),
        sector=Sector.SANITAIRE,
        legal_status=LegalStatus.PUBLIC,
        commune=CommuneFactory(),
        search_name=searchable("CH DE VALCLAIR", "CENTRE HOSPITALIER", "CH", "Lyon"),
    )


@pytest.mark.parametrize(
    "typed", [NUMBER, NUMBER[:4], f"{NUMBER[:2]} {NUMBER[2:5]} {NUMBER[5:]}", "valclair", "Vâlclair LYON"]
)
def test_it_is_found_by_number_name_or_town(client, person, record, typed):
    assert "CH DE VALCLAIR" in client.get(ADD, {"q": typed}).content.decode()
    suggested = client.get(f"{ADD}suggestions/", {"q": typed}).content.decode()
    assert f'data-url="{ADD}{NUMBER}/"' in suggested


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10), "Ce n’est pas un numéro FINESS."),
        ("Les Glycines", "Nous n’avons trouvé aucun établissement."),
    ],
)
def test_what_is_not_found_is_explained_and_kept(client, person, record, typed, sentence):
    text = client.get(ADD, {"q": typed}).content.decode()
    assert sentence in text
    assert f'value="{typed}"' in text


def test_from_the_register_nothing_is_typed(client, person, record):
    page = client.get(f"{ADD}{NUMBER}/").content.decode()
    assert "Lyon (69)" in page
    assert 'name="name"' not in page
    client.post(f"{ADD}{NUMBER}/", {"name": "Autre nom", "commune": "Paris"})
    added = Establishment.objects.get(finess=NUMBER)
    assert (added.name, added.sector, added.legal_status) == ("CH DE VALCLAIR", Sector.SANITAIRE, LegalStatus.PUBLIC)
    assert (str(added.commune), added.region_id, added.created_by) == ("Lyon (69)", "84", person)


def test_it_waits_for_the_coordinators_with_its_first_manager(client, person, record):
    answer = client.post(f"{ADD}{NUMBER}/", follow=True)
    assert "La coordination vérifie cet établissement." in answer.content.decode()
    membership = Membership.objects.get()
    assert (membership.role, membership.confirmed_at) == (MembershipRole.MANAGER, None)
    assert not membership.establishment.is_verified
    assert not permissions.acts_for(person, membership.establishment)
    assert EstablishmentEvent.objects.get().kind == EstablishmentChange.CREATED


def test_a_right_number_outside_the_extract_is_typed_in(client, person):
    category, _lyon = CategoryFactory(code="500", acronym="EHPAD", sector=Sector.MEDICO_SOCIAL), CommuneFactory()
    assert client.get(ADD, {"q": ELSEWHERE}).url == f"{ADD}{ELSEWHERE}/"
    assert "dites-nous le reste" in client.get(f"{ADD}{ELSEWHERE}/").content.decode()
    typed = {"name": "EHPAD Les Glycines", "category": category.pk, "commune": "Nulle-Part", "legal_status": "public"}
    kept = client.post(f"{ADD}{ELSEWHERE}/", typed).content.decode()
    assert 'value="EHPAD Les Glycines"' in kept
    assert "essayez son code postal" in kept
    client.post(f"{ADD}{ELSEWHERE}/", typed | {"commune": "69001"})
    added = Establishment.objects.get(finess=ELSEWHERE)
    assert (added.name, added.sector, added.legal_status) == ("EHPAD Les Glycines", Sector.MEDICO_SOCIAL, "public")
    assert added.region_id == "84"


def test_a_wrong_number_in_the_address_leads_back(client, person):
    assert client.get(f"{ADD}123456789/").url == f"{ADD}?q=123456789"
    assert client.post(f"{ADD}123456789/", {"name": "X"}).status_code == 302
    assert not Establishment.objects.exists()


def test_one_person_adds_only_so_many_before_they_are_verified(client, person, record):
    for _number in range(5):
        MembershipFactory(establishment__created_by=person, confirmed_at=None)
    assert "attendent encore leur vérification" in client.post(f"{ADD}{NUMBER}/").content.decode()
    assert not Establishment.objects.filter(finess=NUMBER).exists()
    Establishment.objects.update(verified_at=timezone.now())
    assert client.post(f"{ADD}{NUMBER}/").status_code == 302


def test_one_that_is_there_is_joined_once_and_its_managers_are_told(client, person, mailoutbox):
    manager = MembershipFactory(role="manager", establishment__verified_at=timezone.now())
    MembershipFactory(establishment=manager.establishment)
    number = manager.establishment.finess
    assert "Demander à agir pour lui" in client.get(f"{ADD}{number}/").content.decode()
    for _twice in range(2):
        client.post(f"{ADD}{number}/")
    mine = Membership.objects.get(user=person)
    assert (mine.role, mine.confirmed_at) == (MembershipRole.MEMBER, None)
    drain()
    assert [letter.to for letter in mailoutbox] == [[manager.user.email]]
    assert f"/compte/etablissements/{manager.establishment_id}/" in mailoutbox[0].body


@pytest.mark.parametrize(
    ("domains", "confirmed", "member"),
    [
        ("ch-valclair.exemple", True, True),
        ("autre.exemple ch-valclair.exemple", True, True),
        ("ch-valclair.exemple", False, False),
        ("valclair.exemple", True, False),
        ("", True, False),
    ],
)
def test_a_confirmed_address_of_its_domain_is_enough(client, person, domains, confirmed, member):
    person.emailaddress_set.update(verified=confirmed)
    establishment = EstablishmentFactory(domains=domains, verified_at=timezone.now())
    MembershipFactory(establishment=establishment, role=MembershipRole.MANAGER)
    client.post(f"{ADD}{establishment.finess}/")
    assert permissions.acts_for(person, establishment) is member
    assert permissions.is_verified_member(person) is member
    assert not permissions.manages(person, establishment)


def test_a_public_mailbox_never_counts(client, person):
    person.emailaddress_set.update(email="camille@gmail.com")
    establishment = EstablishmentFactory(domains="gmail.com", verified_at=timezone.now())
    client.post(f"{ADD}{establishment.finess}/")
    assert not permissions.acts_for(person, establishment)


def test_what_others_typed_is_not_shown_before_it_is_verified(client, person):
    secret = EstablishmentFactory(name="Clinique Inventée")
    assert "Clinique Inventée" not in client.get(ADD, {"q": "inventée"}).content.decode()
    Establishment.objects.filter(pk=secret.pk).update(verified_at=timezone.now())
    assert "Clinique Inventée" in client.get(ADD, {"q": "inventée"}).content.decode()


def test_nobody_looks_without_an_account(client, record):
    for address in (ADD, f"{ADD}suggestions/", f"{ADD}{NUMBER}/", "/compte/etablissements/"):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize("number", [1, 15])
def test_finding_costs_the_same_however_many_are_found(client, person, record, number, django_assert_num_queries):
    for serial in range(number):
        EstablishmentFactory(name=f"CH {serial}", verified_at=timezone.now())
    client.get(ADD)
    with django_assert_num_queries(4):
        client.get(f"{ADD}suggestions/", {"q": "ch"})
