"""Programs add and join establishments, and see to their people: as the pages let their owner."""

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from api.choices import Right
from directory.choices import MembershipRole
from directory.models import Establishment, FinessRecord, Membership
from tests.accounts.factories import member
from tests.directory.factories import CategoryFactory, EstablishmentFactory, MembershipFactory

FINESS = "530000371"


@pytest.fixture
def its(program):
    return program(Right.READ, Right.ESTABLISHMENTS)


@pytest.fixture
def house(person):
    """A verified establishment that somebody is in charge of."""
    made = EstablishmentFactory(name="EHPAD des Tilleuls", verified_at=timezone.now())
    MembershipFactory(user=person, establishment=made, role=MembershipRole.MANAGER)
    return made


def send(client, method, path, body=None, **headers):
    return getattr(client, method)(f"/api/v1/{path}", body or {}, content_type="application/json", headers=headers)


def test_found_in_the_register_and_added_with_what_it_says(its, person):
    record = FinessRecord.objects.create(
        finess=FINESS, name="CH du Lac", category=CategoryFactory(), search_name="ch du lac"
    )
    found = its.get("/api/v1/register?q=lac").json()
    assert [(one["finess"], one["is_known"]) for one in found] == [(FINESS, False)]
    lacking = send(its, "post", "me/establishments", {"finess": FINESS})
    assert [one["where"] for one in lacking.json()["errors"]] == ["body.commune"]
    assert Establishment.objects.count() == 0
    assert record.commune is None


def test_joined_waits_and_shows_nobody(its, program, house):
    other = member("nouvelle@exemple.invalid")
    theirs = program(Right.READ, Right.ESTABLISHMENTS, user=other)
    for _twice in range(2):
        made = send(theirs, "post", "me/establishments", {"finess": house.finess})
    assert (made.status_code, made.json()["confirmed"], made.json()["colleagues"]) == (201, False, [])
    waiting = its.get(f"/api/v1/me/establishments/{house.finess}").json()["waiting"]
    assert [(one["name"], one["domain"]) for one in waiting] == [(str(other), "exemple.invalid")]
    path = f"me/establishments/{house.finess}/members/{waiting[0]['membership']}"
    assert send(theirs, "post", f"{path}/confirm").status_code == 403
    assert len(send(its, "post", f"{path}/confirm").json()["colleagues"]) == 2
    assert len(theirs.get(f"/api/v1/me/establishments/{house.finess}").json()["colleagues"]) == 2


def test_invited_and_accepted(its, program, house):
    guest = member("collegue@exemple.invalid")
    EmailAddress.objects.update_or_create(user=guest, email=guest.email, defaults={"verified": True, "primary": True})
    path = f"me/establishments/{house.finess}/invitations"
    made = send(its, "post", path, {"email": guest.email, "role": "manager"})
    assert [one["email"] for one in made.json()["invitations"]] == [guest.email]
    theirs = program(Right.READ, Right.ESTABLISHMENTS, user=guest)
    waiting = theirs.get("/api/v1/me/invitations").json()[0]
    assert send(theirs, "post", f"me/invitations/{waiting['id']}/accept").json()["role"] == "manager"
    assert send(its, "delete", f"{path}/{waiting['id']}").status_code == 404


def test_somebody_stays_in_charge(its, house):
    refused = send(its, "post", f"me/establishments/{house.finess}/leave")
    assert (refused.status_code, refused["Content-Type"]) == (422, "application/problem+json")
    colleague = MembershipFactory(establishment=house)
    path = f"me/establishments/{house.finess}/members/{colleague.pk}"
    assert send(its, "post", f"{path}/hand-over").json()["role"] == "member"
    assert send(its, "post", f"me/establishments/{house.finess}/leave").status_code == 204
    assert not Membership.objects.filter(establishment=house).exclude(pk=colleague.pk).exists()


def test_what_the_public_reads_is_chosen_by_who_is_in_charge(its, program, house):
    path = f"me/establishments/{house.finess}/shown"
    assert house.name not in send(its, "put", path, {"shown_as": "type"}).json()["shown"]
    colleague = MembershipFactory(establishment=house).user
    others = program(Right.ESTABLISHMENTS, user=colleague)
    assert send(others, "put", path, {"shown_as": "name"}).status_code == 403
    assert send(program(Right.READ), "put", path, {"shown_as": "name"}).status_code == 403


def test_a_number_that_is_none_is_said_so_in_the_language_asked_for(its):
    refused = send(its, "post", "me/establishments", {"finess": "123456789"}, **{"Accept-Language": "fr"})
    told = refused.json()["errors"]
    assert [(one["where"], "numéro FINESS" in one["message"]) for one in told] == [("body.finess", True)]
