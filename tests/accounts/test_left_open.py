"""A session left open hands out nothing and ends nothing: whoever signs in by code shows again who they are."""

import pytest
from django.utils import timezone

from accounts.models import DataArchive, User
from tests.accounts.factories import code_in, letters, member, type_code

pytestmark = pytest.mark.django_db

PROOF = "/compte/preuve/"
ERASE = "/compte/donnees/effacer/"


@pytest.fixture
def owner(client) -> User:
    """Somebody without a password whose session began an hour ago."""
    user = member(password=None)
    client.force_login(user)
    return user


def test_it_does_not_hand_out_the_copy_of_everything(client, owner):
    copy = DataArchive.objects.create(user=owner, ready_at=timezone.now(), file="archives/x.zip")
    assert client.get(f"/compte/donnees/copie/{copy.pk}/").url.startswith(PROOF)


def test_it_does_not_erase_the_account(client, owner):
    assert client.post(ERASE, {"word": "effacer"}).url.startswith(PROOF)
    assert User.objects.filter(pk=owner.pk).exists()


def test_its_owner_leaves_after_a_code(client, owner):
    client.post(PROOF, {"next": ERASE})
    assert type_code(client, code_in(letters()[-1]), PROOF, next=ERASE).url == ERASE
    assert client.post(ERASE, {"word": "effacer"}).url == "/compte/donnees/au-revoir/"
    assert not User.objects.filter(pk=owner.pk).exists()
