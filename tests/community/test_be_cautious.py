"""What may tell who a patient is, or how somebody is reached, is asked about before it is published in a thread."""

import pytest

from community import actions
from community.actions import CautionError
from community.models import Post
from community.writing import editing
from tests.directory.factories import ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db

KEEPABLE = ["Appelez-moi au 06 12 34 56 78.", "Écrivez à camille@exemple.fr.", "Mme D. est née le 3 avril 1931."]
NEVER = "Son numéro de sécu : 1 51 02 46 102 043 25"


@pytest.fixture
def author():
    return ProfilePageFactory().owner


@pytest.fixture
def thread():
    return HelpRequestFactory().thread


@pytest.mark.parametrize("body", [*KEEPABLE, NEVER])
def test_an_author_is_asked_first_and_may_keep_most(thread, author, body):
    with pytest.raises(CautionError) as refused:
        actions.reply(thread, by=author, body=body)
    assert not Post.objects.exists()
    keeps = [one.digest for one in refused.value.findings]
    if body == NEVER:
        with pytest.raises(CautionError):
            actions.reply(thread, by=author, body=body, keeps=keeps)
        assert not Post.objects.exists()
    else:
        assert actions.reply(thread, by=author, body=body, keeps=keeps).body == body


def test_what_was_kept_once_is_not_asked_about_again_when_the_post_is_changed(thread, author):
    with pytest.raises(CautionError) as refused:
        actions.reply(thread, by=author, body=KEEPABLE[0])
    post = actions.reply(thread, by=author, body=KEEPABLE[0], keeps=[refused.value.findings[0].digest])
    assert editing.edit(post, by=author, body=f"{KEEPABLE[0]} Merci.", version=0).edited_at
    with pytest.raises(editing.EditRefusedError):
        editing.edit(post, by=author, body=f"{KEEPABLE[0]} {KEEPABLE[1]}", version=1)


def test_dates_deadlines_and_services_are_nobodys(thread, author):
    body = "Réunion le 12 avril 2026 à 14 h, numéro vert 0 800 130 000, SAMU 15, voir https://exemple.fr."
    assert actions.reply(thread, by=author, body=body)
