"""The coordinators' queue: verifying with domains, refusing with a reason, and never what one has a part in."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.addresses import confirm_address
from accounts.roles import Role
from directory import permissions
from directory.choices import EstablishmentChange as Change
from directory.choices import MembershipRole
from directory.models import Establishment, EstablishmentEvent, Membership
from portal.work.worker import drain
from tests.cms.factories import staff
from tests.directory.factories import EstablishmentFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def address(action, row, register="establishment"):
    return reverse(f"directory_{register}_modeladmin_{action}", args=[row.pk])


@pytest.fixture
def coordinator(client):
    person = staff(Role.COORDINATOR)
    client.force_login(person)
    return person


@pytest.fixture
def added():
    """An establishment that somebody has added and that waits."""
    author = UserFactory(email="camille@ch-valclair.exemple")
    confirm_address(author)
    establishment = EstablishmentFactory(name="EHPAD Les Glycines", created_by=author)
    MembershipFactory(user=author, establishment=establishment, role=MembershipRole.MANAGER, confirmed_at=None)
    return establishment


def test_it_waits_on_the_dashboard_and_in_the_register_with_its_age(client, coordinator, added):
    EstablishmentFactory(name="D’un jeu de données")
    Establishment.objects.update(created_at=timezone.now() - timezone.timedelta(days=3))
    dashboard = client.get("/cms/").content.decode()
    assert "Établissements à vérifier" in dashboard
    assert "EHPAD Les Glycines" in dashboard
    assert "D’un jeu de données" not in dashboard
    queue = client.get(reverse("directory_establishment_modeladmin_index"), {"verified": "0"}).content.decode()
    assert "EHPAD Les Glycines" in queue
    assert "3\u00a0jours" in queue
    assert "D’un jeu de données" not in queue


def test_verifying_lets_its_author_act_and_tells_them(client, coordinator, added, mailoutbox):
    question = client.get(address("verify", added)).content.decode()
    assert 'value="ch-valclair.exemple"' in question
    client.post(address("verify", added), {"domains": "ch-valclair.exemple"})
    added.refresh_from_db()
    assert added.is_verified
    assert added.domain_list == ["ch-valclair.exemple"]
    assert permissions.manages(added.created_by, added)
    event = EstablishmentEvent.objects.get(kind=Change.VERIFIED)
    assert (event.by, event.note) == (coordinator, "ch-valclair.exemple")
    drain()
    (letter,) = mailoutbox
    assert letter.to == ["camille@ch-valclair.exemple"]
    assert "établissement vérifié" in letter.subject


def test_the_domain_lets_in_those_who_wait_with_such_an_address(client, coordinator, added):
    colleague = UserFactory(email="dominique@ch-valclair.exemple")
    confirm_address(colleague)
    stranger = UserFactory(email="quelqu-un@gmail.com")
    confirm_address(stranger)
    for person in (colleague, stranger):
        MembershipFactory(user=person, establishment=added, confirmed_at=None)
    client.post(address("verify", added), {"domains": "ch-valclair.exemple"})
    assert permissions.acts_for(colleague, added)
    assert not permissions.acts_for(stranger, added)


@pytest.mark.parametrize("domains", ["gmail.com", "ch-x.fr orange.fr", "pas un domaine", "fr", "@ch-x.fr"])
def test_a_domain_that_anybody_can_have_is_refused(client, coordinator, added, domains):
    answer = client.post(address("verify", added), {"domains": domains})
    assert answer.status_code == 200
    assert "ne peut pas désigner un établissement" in answer.content.decode()
    added.refresh_from_db()
    assert not added.is_verified


def test_a_refusal_is_told_with_its_reason_and_can_be_asked_again(client, coordinator, added, mailoutbox):
    assert client.post(address("refuse", added), {"reason": ""}).status_code == 200
    client.post(address("refuse", added), {"reason": "Le standard ne vous connaît pas."})
    added.refresh_from_db()
    assert added.refused_at
    drain()
    assert "Motif\u202f: Le standard ne vous connaît pas." in mailoutbox[0].body
    client.force_login(added.created_by)
    page = f"/compte/etablissements/{added.pk}/"
    assert "Le standard ne vous connaît pas." in client.get(page).content.decode()
    assert not Establishment.objects.to_verify().exists()
    client.post(f"{page}redemander/")
    assert Establishment.objects.to_verify().get() == added


def test_only_its_author_asks_again(client, added):
    Establishment.objects.update(refused_at=timezone.now())
    other = MembershipFactory(establishment=added, confirmed_at=None)
    client.force_login(other.user)
    assert client.post(f"/compte/etablissements/{added.pk}/redemander/").status_code == 403
    assert not Establishment.objects.to_verify().exists()


@pytest.mark.parametrize("part", ["author", "member", "who waits"])
def test_a_coordinator_decides_on_nothing_they_have_a_part_in(client, coordinator, added, part):
    if part == "author":
        Establishment.objects.update(created_by=coordinator)
    else:
        MembershipFactory(
            user=coordinator, establishment=added, confirmed_at=timezone.now() if part == "member" else None
        )
    answer = client.post(address("verify", added), {"domains": ""}, follow=True)
    assert "une autre personne de la coordination doit décider" in answer.content.decode()
    added.refresh_from_db()
    assert not added.is_verified


def test_a_coordinator_never_confirms_themselves(client, coordinator):
    own = MembershipFactory(user=coordinator, confirmed_at=None, establishment__verified_at=timezone.now())
    answers = [
        client.post(address(action, own, "membership"), {"reason": "x"}) for action in ("confirm", "role", "end")
    ]
    assert {answer.status_code for answer in answers} <= {302, 403}
    own.refresh_from_db()
    assert own.confirmed_at is None
    other = MembershipFactory(confirmed_at=None, establishment=own.establishment)
    client.post(address("confirm", other, "membership"))
    assert permissions.acts_for(other.user, own.establishment)


@pytest.mark.parametrize(("action", "sent", "left"), [("turn_down", {"reason": "Inconnue."}, 0), ("confirm", {}, 1)])
@pytest.mark.usefixtures("coordinator")
def test_memberships_are_decided_in_the_register_too(client, mailoutbox, action, sent, left):
    row = MembershipFactory(confirmed_at=None, establishment__verified_at=timezone.now())
    client.post(address(action, row, "membership"), sent)
    assert Membership.objects.count() == left
    drain()
    assert [letter.to for letter in mailoutbox] == [[row.user.email]]


def test_the_last_manager_stays_in_the_register_too(client, coordinator):
    row = MembershipFactory(role=MembershipRole.MANAGER)
    answer = client.post(address("end", row, "membership"), {"reason": "Parti."}, follow=True)
    assert "a besoin d’une personne responsable" in answer.content.decode()
    assert Membership.objects.get().role == MembershipRole.MANAGER


def test_an_establishment_without_anybody_in_charge_is_seen(client, coordinator):
    left = MembershipFactory(
        role=MembershipRole.MEMBER,
        establishment__name="EHPAD sans responsable",
        establishment__verified_at=timezone.now(),
    )
    assert "EHPAD sans responsable" in client.get("/cms/").content.decode()
    client.post(address("role", left, "membership"))
    assert permissions.manages(left.user, left.establishment)
    assert "EHPAD sans responsable" not in client.get("/cms/").content.decode()


def test_a_correction_in_the_admin_is_in_the_history(client, coordinator, added):
    form = {name: getattr(added, name) or "" for name in ("finess", "sector", "legal_status", "shown_as", "domains")}
    form |= {"name": "EHPAD Les Lilas", "category": added.category_id, "region": added.region_id, "commune": ""}
    client.post(address("edit", added), form)
    added.refresh_from_db()
    assert added.name == "EHPAD Les Lilas"
    event = EstablishmentEvent.objects.get(kind=Change.EDITED)
    assert (event.by, event.note) == (coordinator, "name")
