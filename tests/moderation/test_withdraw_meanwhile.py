"""A moderator approves a page while its owner takes the agreement back: whoever is first, it is offline afterwards."""

import threading
import time

import pytest
from django.db import connection, transaction

from accounts import consent
from accounts.consent import Purpose
from accounts.roles import Role
from community.moderation import reviewing
from community.moderation.deciding import RefusedError
from community.moderation.targets import find
from directory.models import VolunteerProfilePage
from tests.cms.factories import staff
from tests.moderation.factories import waiting_profile

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_it_is_offline_whoever_is_first():
    page, moderator = waiting_profile(), staff(Role.MODERATOR)
    owner = page.volunteer.user
    consent.give(owner, Purpose.PUBLIC_PROFILE)
    start, refused = threading.Barrier(2), []

    def approve() -> None:
        start.wait(timeout=10)
        try:
            reviewing.approve(find("profile", page.pk), by=moderator)
        except RefusedError as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    def withdraw() -> None:
        start.wait(timeout=10)
        try:
            consent.withdraw(owner, Purpose.PUBLIC_PROFILE)
        finally:
            connection.close()

    threads = [threading.Thread(target=approve), threading.Thread(target=withdraw)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not VolunteerProfilePage.objects.get(pk=page.pk).live
    assert not consent.holds(owner, Purpose.PUBLIC_PROFILE)


def test_an_approval_that_was_not_yet_seen_is_undone():
    page, moderator = waiting_profile(), staff(Role.MODERATOR)
    owner = page.volunteer.user
    consent.give(owner, Purpose.PUBLIC_PROFILE)
    approved = threading.Event()

    def approve() -> None:
        with transaction.atomic():
            reviewing.approve(find("profile", page.pk), by=moderator)
            approved.set()
            # Long enough for the other to begin, and to wait for what this one holds.
            time.sleep(1)
        connection.close()

    thread = threading.Thread(target=approve)
    thread.start()
    assert approved.wait(timeout=30)
    consent.withdraw(owner, Purpose.PUBLIC_PROFILE)
    thread.join(timeout=60)
    assert not VolunteerProfilePage.objects.get(pk=page.pk).live
