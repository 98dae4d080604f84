"""Leaving the portal leaves an establishment its history without a name, and no invitation behind."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from accounts.privacy import Person
from accounts.roles import Role
from directory import erasing, permissions, privacy
from directory.choices import EstablishmentChange as Change
from directory.establishments.inviting import invite
from directory.models import EstablishmentEvent, Invitation, Membership
from tests.accounts.factories import member, with_second_factor
from tests.directory.factories import EstablishmentFactory, MembershipFactory

pytestmark = pytest.mark.django_db
ADDRESS = "zephirine@exemple.invalid"


@pytest.fixture
def person():
    """A manager who added the establishment, invited a colleague, was invited elsewhere, and was once turned down."""
    user = member(ADDRESS)
    establishment = EstablishmentFactory(created_by=user, verified_at=timezone.now())
    MembershipFactory(user=user, establishment=establishment, role="manager")
    other = MembershipFactory(role="manager")
    invite(establishment, email="collegue@exemple.invalid", role="member", by=user)
    invite(other.establishment, email=ADDRESS, role="member", by=other.user)
    EstablishmentEvent.objects.create(
        establishment=other.establishment, kind=Change.TURNED_DOWN, by=other.user, about=user, note="Inconnue ici."
    )
    return user


def test_it_is_handed_out(person):
    told = privacy.export(Person.of(person))
    assert [row["role"] for row in told["memberships"]] == ["manager"]
    assert len(told["invitations"]) == 1
    assert "Collègue invité ou invitée" in {row["what"] for row in told["done_for_establishments"]}


def test_it_is_erased_and_the_history_stays(person):
    events = EstablishmentEvent.objects.count()
    call_command("erase_person", ADDRESS, reason="test")
    assert not Invitation.objects.exists()
    assert not Membership.objects.filter(user=person.pk).exists()
    assert EstablishmentEvent.objects.count() == events
    assert not EstablishmentEvent.objects.filter(note="Inconnue ici.").exists()
    assert set(EstablishmentEvent.objects.values_list("about", flat=True)) == {None}


@pytest.mark.parametrize("leaves", ["erased", "deactivated"])
def test_without_its_last_manager_it_waits_for_a_coordinator(person, client, leaves):
    house = Membership.objects.get(user=person).establishment
    colleague = MembershipFactory(establishment=house)
    coordinator = with_second_factor(member("coordination@exemple.invalid"))
    coordinator.groups.add(Group.objects.get(name=Role.COORDINATOR))
    client.force_login(coordinator)
    assert "Établissements sans personne responsable" not in client.get("/cms/").text
    if leaves == "erased":
        call_command("erase_person", ADDRESS, reason="test")
    else:
        User.objects.filter(pk=person.pk).update(is_active=False)
    assert "Établissements sans personne responsable" in client.get("/cms/").text
    listed = client.get(f"/cms/directory/membership/?q={house.finess}").text
    assert f"/cms/directory/membership/role/{colleague.pk}/" in listed
    client.post(f"/cms/directory/membership/role/{colleague.pk}/")
    assert permissions.manages(colleague.user, house)
    assert "Établissements sans personne responsable" not in client.get("/cms/").text


def test_an_invitation_is_all_that_is_known_of_some_people(person):
    stranger = Person.find("collegue@exemple.invalid")
    assert len(privacy.export(stranger)["invitations"]) == 1
    erasing.erase(stranger)
    assert privacy.export(stranger) == {}
