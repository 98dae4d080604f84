"""Programs write to volunteers through the portal, answer, refuse, and see a number: as the pages let their owner."""

import pytest
from django.core import mail
from django.utils import timezone

from accounts import consent
from accounts.consent import Purpose
from api.choices import Right
from api.models import KeptAnswer
from directory.models import ContactReveal, Message
from portal.work.worker import drain
from tests.directory.factories import EstablishmentFactory, MembershipFactory, ProfilePageFactory

WORDS = {"subject": "Vos transmissions", "body": "Comment faites-vous ?"}


@pytest.fixture
def page(db):
    """A volunteer who agrees to be written to and called."""
    made = ProfilePageFactory(volunteer__phone="0612345678", volunteer__visibility={"phone": "verified_establishments"})
    for purpose in (Purpose.CONTACT_RELAY, Purpose.SHOW_PHONE):
        consent.give(made.owner, purpose)
    return made


@pytest.fixture
def house(person):
    return MembershipFactory(user=person, establishment=EstablishmentFactory(verified_at=timezone.now())).establishment


@pytest.fixture
def its(program):
    return program(Right.READ, Right.MESSAGES)


def send(client, method, path, body=None, **headers):
    return getattr(client, method)(f"/api/v1/{path}", body or {}, content_type="application/json", headers=headers)


def test_written_once_read_and_answered(its, program, page, house, person):
    path = f"profiles/{page.slug}/messages"
    made = [send(its, "post", path, WORDS, **{"Idempotency-Key": "une"}) for _twice in range(2)]
    assert ([one.status_code for one in made], Message.objects.count()) == ([201, 201], 1)
    drain()
    assert [one.to for one in mail.outbox] == [[page.owner.email]]
    theirs = program(Right.READ, Right.MESSAGES, user=page.owner)
    listed = theirs.get("/api/v1/me/conversations").json()["results"]
    assert [(one["subject"], one["is_unread"], one["establishment"]) for one in listed] == [
        ("Vos transmissions", True, house.name)
    ]
    talk = f"me/conversations/{listed[0]['id']}"
    assert send(theirs, "put", f"{talk}/read").status_code == 204
    assert send(theirs, "post", f"{talk}/messages", {"body": "Venez voir."}).json()["is_mine"] is True
    shown = its.get(f"/api/v1/{talk}").json()
    assert [one["body"] for one in shown["messages"]] == ["Comment faites-vous ?", "Venez voir."]
    assert page.owner.email not in its.get(f"/api/v1/{talk}").text
    assert (shown["may_answer"], shown["is_refused"]) == (True, False)


def test_who_refuses_hears_no_more_and_isnt_told_on(its, program, page, house):
    talk = send(its, "post", f"profiles/{page.slug}/messages", WORDS).json()["conversation"]
    theirs = program(Right.READ, Right.MESSAGES, user=page.owner)
    assert send(theirs, "put", f"me/conversations/{talk}/refusal").status_code == 204
    refused = send(its, "post", f"me/conversations/{talk}/messages", {"body": "Allô ?"})
    assert (refused.status_code, refused.json()["reason"]) == (409, "closed")
    assert send(theirs, "delete", f"me/conversations/{talk}/refusal").status_code == 204
    assert send(its, "post", f"me/conversations/{talk}/messages", {"body": "Allô ?"}).status_code == 201


def test_agreeing_to_be_written_to_is_taken_back_at_once(its, program, page, house):
    theirs = program(Right.READ, Right.MESSAGES, user=page.owner)
    assert theirs.get("/api/v1/me/receiving").json()["receives"] is True
    assert send(theirs, "put", "me/receiving", {"receives": False}).json()["receives"] is False
    assert send(its, "post", f"profiles/{page.slug}/messages", WORDS).status_code == 409


def test_an_account_alone_writes_to_nobody(its, page, person):
    refused = send(its, "post", f"profiles/{page.slug}/messages", WORDS)
    assert (refused.status_code, refused.json()["reason"]) == (403, "no_standing")
    person.first_name = person.last_name = ""
    person.save()
    assert send(its, "post", f"profiles/{page.slug}/messages", WORDS).status_code == 409


def test_too_many_within_an_hour_are_told_to_wait(its, page, house):
    for _number in range(5):
        other = ProfilePageFactory()
        consent.give(other.owner, Purpose.CONTACT_RELAY)
        assert send(its, "post", f"profiles/{other.slug}/messages", WORDS).status_code == 201
    refused = send(its, "post", f"profiles/{page.slug}/messages", WORDS)
    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")


def test_a_number_is_shown_noted_and_never_kept(its, program, page, house, person):
    shown = send(its, "post", f"profiles/{page.slug}/phone", **{"Idempotency-Key": "une"})
    assert (shown.json(), shown["Cache-Control"]) == ({"number": "0612345678"}, "private, no-store")
    assert (ContactReveal.objects.count(), KeptAnswer.objects.count()) == (1, 0)
    seen = program(Right.READ, user=page.owner).get("/api/v1/me/phone-readers").json()["results"]
    assert [(one["name"], one["establishment"]) for one in seen] == [(str(person), house.name)]
    house.memberships.update(confirmed_at=None)
    assert send(its, "post", f"profiles/{page.slug}/phone").status_code == 403
