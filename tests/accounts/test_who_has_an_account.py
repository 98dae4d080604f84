"""Nobody learns who has an account: neither by what is answered, nor by how long it takes."""

import pytest

from tests.accounts.factories import member
from tests.accounts.hashers import CountingHasher

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "camille@exemple.invalid", "inconnue@exemple.invalid"
FORMS = {
    "/compte/login/": {"login": "", "password": "pas le bon mot de passe"},
    "/compte/signup/": {"email": ""},
    "/compte/login/code/": {"email": ""},
    "/compte/password/reset/": {"email": ""},
}


@pytest.mark.parametrize("path", FORMS)
def test_known_and_unknown_addresses_get_the_same_answer_for_the_same_work(client, settings, path):
    member(KNOWN)
    settings.PASSWORD_HASHERS = ["tests.accounts.hashers.CountingHasher"]
    answers, work = [], []
    for address in (KNOWN, UNKNOWN):
        CountingHasher.count = 0
        fields = {name: value or address for name, value in FORMS[path].items()}
        answer = client.post(path, fields)
        answers.append((answer.status_code, getattr(answer, "url", ""), answer.content.decode().replace(address, "")))
        work.append(CountingHasher.count)
    (status, url, known), (other_status, other_url, unknown) = answers
    assert (status, url) == (other_status, other_url)
    assert known.count("<li>") == unknown.count("<li>")
    assert work[0] == work[1]
