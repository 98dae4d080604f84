"""Nothing a moderator does publishes somebody who no longer agrees to be published."""

import pytest

from accounts import consent
from accounts.consent import Purpose
from community.models import Decision
from community.moderation.appealing import appeal
from directory.models import VolunteerProfilePage
from tests.directory.factories import ProfilePageFactory
from tests.moderation.factories import waiting_profile

WORDS = "plus d’accord pour être publiée"


@pytest.fixture
def page(db):
    page = ProfilePageFactory()
    consent.give(page.volunteer.user, Purpose.PUBLIC_PROFILE)
    return page


def withdrawn(page):
    consent.withdraw(page.volunteer.user, Purpose.PUBLIC_PROFILE)
    return page


def is_live(page) -> bool:
    return VolunteerProfilePage.objects.get(pk=page.pk).live


def test_showing_again_what_was_hidden(decide, page):
    decide("profile", page, "hidden", reason="spam")
    withdrawn(page)
    answer = decide("profile", page, "shown")
    assert answer.status_code == 422
    assert WORDS in answer.text
    assert not is_live(page)


def test_undoing_what_hid_it(decide, page, as_moderator):
    decide("profile", page, "hidden", reason="spam")
    withdrawn(page)
    as_moderator.post(f"/cms/moderation/annuler/{Decision.objects.get().batch}/")
    assert not is_live(page)


def test_granting_an_appeal(decide, db):
    page = waiting_profile()
    consent.give(page.volunteer.user, Purpose.PUBLIC_PROFILE)
    decide("profile", page, "refused", reason="spam")
    decision = Decision.objects.get()
    Decision.objects.filter(pk=decision.pk).update(by=None)
    appeal(decision, by=page.volunteer.user, text="Relisez.")
    withdrawn(page)
    assert decide("profile", page, "appeal_granted").status_code == 422
    assert not is_live(page)


def test_approving_after_it_was_sent_again_by_hand(decide, db):
    page = waiting_profile()
    consent.give(page.volunteer.user, Purpose.PUBLIC_PROFILE)
    withdrawn(page)
    # The editor of the administration sends whatever page it is given.
    page.get_workflow().start(VolunteerProfilePage.objects.get(pk=page.pk), page.owner)
    assert decide("profile", page, "approved").status_code == 422
    assert not is_live(page)


def test_who_agrees_again_is_published(decide, page):
    decide("profile", page, "hidden", reason="spam")
    consent.give(withdrawn(page).volunteer.user, Purpose.PUBLIC_PROFILE)
    assert decide("profile", page, "shown").status_code == 302
    assert is_live(page)
