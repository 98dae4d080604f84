"""Agreeing, and taking it back with effect at once; the proof stays."""

import pytest
from django.db import IntegrityError, transaction

from accounts import consent
from accounts.consent import Means, Purpose
from accounts.fingerprints import fingerprint
from accounts.models import Consent
from directory.models import Volunteer, VolunteerProfilePage
from search.models import SavedSearch
from tests.accounts.factories import member
from tests.directory.factories import ProfilePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    page = ProfilePageFactory(volunteer__gender="woman")
    for purpose in Purpose:
        consent.give(page.volunteer.user, purpose, means=Means.TEAM)
    return page


def take_back(client, page, purpose):
    client.force_login(page.volunteer.user)
    return client.post(f"/compte/donnees/accords/{purpose}/retirer/", follow=True)


@pytest.mark.parametrize("purpose", Purpose)
def test_each_is_taken_back_by_itself_and_stays_as_proof(client, page, purpose):
    shown = take_back(client, page, purpose).text
    assert "C’est fait" in shown
    user = page.volunteer.user
    assert {one for one in Purpose if consent.holds(user, one)} == set(Purpose) - {purpose}
    proof = Consent.objects.get(purpose=purpose)
    assert proof.withdrawn_at
    assert (proof.pseudonym, proof.text_version, proof.means) == (fingerprint(user.email), "2026-11", "team")
    assert "n’aviez pas donné cet accord" in take_back(client, page, purpose).text


def test_taking_back_takes_effect(client, page):
    user = page.volunteer.user
    SavedSearch.objects.create(user=user, name="x", searched="annuaire", summary="x", frequency="daily")
    for purpose in Purpose:
        take_back(client, page, purpose)
    assert not VolunteerProfilePage.objects.get().live
    assert Volunteer.objects.get().gender == "not_given"
    assert SavedSearch.objects.get().frequency == "never"


def test_agreeing_twice_keeps_the_first_proof_and_a_new_wording_begins_another(monkeypatch):
    user = member()
    first = consent.give(user, Purpose.ALERTS)
    assert consent.give(user, Purpose.ALERTS) == first
    later = consent.Wording("2027-01", consent.wording(Purpose.ALERTS).text)
    monkeypatch.setitem(consent.WORDINGS, Purpose.ALERTS, (*consent.WORDINGS[Purpose.ALERTS], later))
    second = consent.give(user, Purpose.ALERTS)
    assert second.text_version == "2027-01"
    assert Consent.objects.get(pk=first.pk).withdrawn_at
    assert consent.holds(user, Purpose.ALERTS)


def test_the_database_keeps_one_standing_agreement():
    user = member()
    consent.give(user, Purpose.ALERTS)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(user=user, pseudonym="x", purpose=Purpose.ALERTS, text_version="1")


def test_a_purpose_that_is_none_is_not_found_and_a_stranger_takes_nothing_back(client, page):
    assert take_back(client, page, "everything").status_code == 404
    client.force_login(member("autre@exemple.invalid"))
    client.post("/compte/donnees/accords/alerts/retirer/")
    assert consent.holds(page.volunteer.user, Purpose.ALERTS)


def test_nobody_agrees_for_somebody_who_left():
    assert not consent.holds(None, Purpose.ALERTS)
