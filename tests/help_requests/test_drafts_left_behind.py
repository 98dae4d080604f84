"""A draft nobody goes on with: its author is told once, then it goes; whoever goes on keeps it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from help_requests.asking import left_behind
from help_requests.models import Asking, HelpRequestPage
from portal import retention
from portal.work.worker import drain
from tests.accounts.factories import letters, member
from tests.help_requests.wizard import begin, keep

pytestmark = pytest.mark.django_db
RULE = "request-drafts"


def untouched_for(days: int) -> HelpRequestPage:
    """Have the one draft wait for so many days."""
    HelpRequestPage.objects.update(latest_revision_created_at=timezone.now() - timedelta(days=days))
    return HelpRequestPage.objects.get()


def told_ago(days: int) -> None:
    Asking.objects.update(told_at=timezone.now() - timedelta(days=days))


def purge() -> int:
    (rule,) = [one for one in retention.rules() if one.name == RULE]
    return retention.apply(rule)


@pytest.fixture
def person(client):
    user = member("camille@exemple.invalid")
    client.force_login(user)
    return user


@pytest.fixture
def draft(client, person):
    begin(client)
    drain()
    letters()
    return HelpRequestPage.objects.get()


def told() -> list[str]:
    """Have the daily round look; return to whom it wrote."""
    before = len(letters())
    left_behind.tell_authors()
    drain()
    return [address for letter in letters()[before:] for address in letter.to]


def test_its_author_is_told_once_after_a_month(draft, person):
    untouched_for(29)
    assert told() == []
    untouched_for(31)
    assert told() == [person.email]
    assert told() == []
    letter = letters()[-1]
    assert letter.subject == f"Votre demande n’est pas encore envoyée\u202f: {draft.title}"
    assert f"/demandes/nouvelle/{draft.pk}/" in letter.body
    assert "sera supprimée le" in letter.body


def test_it_goes_two_months_after_the_last_change_and_never_untold(draft):
    untouched_for(100)
    assert purge() == 0
    told_ago(13)
    assert purge() == 0
    told_ago(15)
    assert purge() == 1
    assert not HelpRequestPage.objects.exists()


def test_whoever_goes_on_keeps_it_and_is_told_again_much_later(client, draft, person):
    untouched_for(100)
    told_ago(15)
    keep(client, person, "type", kind="advice")
    assert purge() == 0
    untouched_for(31)
    told_ago(50)
    assert told() == [person.email]


def test_what_was_sent_or_sent_back_stays(draft, person):
    draft.periods.create(state="in_review", started_at=timezone.now() - timedelta(days=99), ended_at=timezone.now())
    untouched_for(100)
    assert told() == []
    told_ago(15)
    assert purge() == 0


def test_the_day_stands_beside_it(client, draft):
    untouched_for(40)
    day = draft.asking.kept_until
    assert "gardé jusqu’au" in client.get("/demandes/nouvelle/").text
    assert "Gardé jusqu’au" in client.get("/compte/").text
    assert day > timezone.localdate()
