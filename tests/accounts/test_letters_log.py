"""Support answers "did you write to me?" from a log that tells nobody's secret."""

import pytest

from tests.accounts.factories import ask_for_a_code, code_in, letters, member, sign_up, with_second_factor
from tests.conftest import StrictClient

pytestmark = pytest.mark.django_db

LOG = "/cms/mail/delivery/"


@pytest.fixture
def support(client):
    client.force_login(with_second_factor(member("aide@exemple.invalid", is_staff=True, is_superuser=True)))
    return client


def test_it_tells_what_was_sent_and_when(support):
    sign_up(StrictClient(), "maite@exemple.invalid")
    letters()
    page = support.get(LOG).content.decode()
    assert "m…@exemple.invalid" in page
    assert "Votre code pour ouvrir votre compte Entraide" in page


def test_it_tells_neither_codes_nor_texts_nor_whole_addresses(support):
    member("maite@exemple.invalid")
    ask_for_a_code(StrictClient(), "maite@exemple.invalid")
    pages = [support.get(path).content.decode() for path in (LOG, "/cms/work/outboxrow/")]
    code = code_in(letters()[0])
    pages += [support.get(path).content.decode() for path in (LOG, "/cms/work/outboxrow/")]
    for page in pages:
        assert code not in page
        assert code.replace("-", "") not in page
        assert "maite@exemple.invalid" not in page


def test_a_member_does_not_read_it(client):
    client.force_login(member())
    assert client.get(LOG).status_code == 302
