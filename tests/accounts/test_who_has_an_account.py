"""Nobody learns who has an account: neither by what is answered, nor by how long it takes."""

from statistics import median
from time import process_time

import pytest

from accounts.models import User
from portal.mail.models import Delivery
from tests.accounts.factories import PASSWORD, member
from tests.accounts.hashers import CountingHasher
from tests.conftest import StrictClient

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "camille@exemple.invalid", "inconnue@exemple.invalid"
FORMS = {
    "/compte/login/": {"login": "", "password": "pas le bon mot de passe"},
    "/compte/signup/": {"email": ""},
    "/compte/login/code/": {"email": ""},
    "/compte/password/reset/": {"email": ""},
}


@pytest.mark.parametrize("password", [PASSWORD, None])
@pytest.mark.parametrize("path", FORMS)
def test_known_and_unknown_addresses_get_the_same_answer_for_the_same_work(client, settings, path, password):
    member(KNOWN, password)
    settings.PASSWORD_HASHERS = ["tests.accounts.hashers.CountingHasher"]
    answers, work = [], []
    for address in (KNOWN, UNKNOWN):
        CountingHasher.count = 0
        client.cookies.clear()
        fields = {name: value or address for name, value in FORMS[path].items()}
        answer = client.post(path, fields)
        answers.append((answer.status_code, getattr(answer, "url", ""), answer.content.decode().replace(address, "")))
        work.append(CountingHasher.count)
    (status, url, known), (other_status, other_url, unknown) = answers
    assert (status, url) == (other_status, other_url)
    assert known.count("<li>") == unknown.count("<li>")
    assert work[0] == work[1]


LIMITS = ("signup", "confirm_email", "request_login_code", "reset_password", "login", "login_failed")


@pytest.mark.parametrize("path", FORMS)
def test_known_and_unknown_addresses_take_the_same_time(client, settings, path):
    settings.ACCOUNT_RATE_LIMITS = dict.fromkeys(LIMITS)
    rounds = range(12)
    for number in rounds:
        member(f"connue{number}@exemple.invalid")
    taken = {"connue": [], "inconnue": []}
    for number in (0, *rounds):
        for kind, times in taken.items():
            client.cookies.clear()
            address = f"{kind}{number}@exemple.invalid"
            fields = {name: value or address for name, value in FORMS[path].items()}
            start = process_time()
            assert client.post(path, fields).status_code == (200 if "password" in fields else 302)
            times.append(process_time() - start)
    known, unknown = (median(times[1:]) for times in taken.values())
    assert abs(known - unknown) <= max(0.004, 0.1 * unknown), taken


def test_a_sign_up_costs_few_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(28):
        client.post("/compte/signup/", {"email": UNKNOWN})


def test_a_sign_up_that_fails_leaves_nothing_behind(settings):
    settings.SITE_URL = None  # no link can be written, so the letter cannot
    client = StrictClient(raise_request_exception=False)
    assert client.post("/compte/signup/", {"email": UNKNOWN}).status_code == 500
    assert not User.objects.exists()
    assert not Delivery.objects.exists()
