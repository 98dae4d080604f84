"""People who run the portal sign in with a password and a code."""

import re

import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import Role
from accounts.sealing import seal, unseal
from tests.accounts.factories import (
    SECRET,
    ask_for_a_code,
    code_in,
    code_now,
    letters,
    link_in,
    member,
    prove_it_is_me,
    sign_in,
    type_code,
    with_second_factor,
)
from tests.conftest import StrictClient

pytestmark = pytest.mark.django_db

CHOOSING, SETTING_UP = "/compte/2fa/", "/compte/2fa/totp/activate/"
EVERYWHERE = [
    "/",
    "/annuaire/",
    "/compte/",
    "/compte/email/",
    "/cms/",
    "/cms/pages/",
    "/cms/users/",
    "/documents/1/x.pdf",
]


@pytest.fixture(params=["role", "staff", "superuser"])
def decider(request) -> User:
    """Each way of being somebody who decides over others' content."""
    if request.param == "role":
        user = member()
        user.groups.add(Group.objects.get(name=Role.MODERATOR))
        return user
    return member(is_staff=True, is_superuser=request.param == "superuser")


def test_without_one_they_can_only_set_it_up_or_leave(client, decider):
    sign_in(client, decider.email)
    for path in EVERYWHERE:
        answer = client.get(path)
        assert (answer.status_code, answer.url) == (302, CHOOSING), path
    page = client.get(CHOOSING).content.decode()
    assert SETTING_UP in page
    assert "/compte/2fa/webauthn/add/" in page
    assert prove_it_is_me(client, SETTING_UP).status_code == 200
    assert client.post("/compte/logout/").url == "/"


def test_a_member_without_a_role_needs_none(client):
    sign_in(client, member().email)
    assert client.get("/compte/").status_code == 200


def test_setting_it_up(client, django_capture_on_commit_callbacks):
    user = member(is_staff=True)
    sign_in(client, user.email)
    page = prove_it_is_me(client, SETTING_UP).content.decode()
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(SETTING_UP, {"code": code_now(found[1])})
    assert answer.url == "/compte/2fa/recovery-codes/"
    assert client.get(answer.url).content.decode().count("<li>") >= 10
    assert client.get("/compte/").status_code == 200
    assert letters()[-1].to == [user.email]


def test_a_wrong_code_sets_nothing_up(client):
    sign_in(client, member(is_staff=True).email)
    prove_it_is_me(client, SETTING_UP)
    assert 'role="alert"' in client.post(SETTING_UP, {"code": "000000"}).content.decode()
    assert client.get("/compte/").status_code == 302


def test_signing_in_takes_the_code(client, decider):
    with_second_factor(decider)
    assert sign_in(client, decider.email).url == "/compte/2fa/authenticate/"
    assert client.get("/compte/").url.startswith("/compte/login/")
    refused = client.post("/compte/2fa/authenticate/", {"code": "000000"})
    assert 'role="alert"' in refused.content.decode()
    assert client.post("/compte/2fa/authenticate/", {"code": code_now()}).url == "/compte/"
    assert client.get("/compte/").status_code == 200


def test_a_code_by_mail_is_not_a_second_factor(client, decider):
    with_second_factor(decider)
    ask_for_a_code(client, decider.email)
    assert type_code(client, code_in(letters()[-1])).url == "/compte/2fa/authenticate/"
    assert client.get("/compte/").url.startswith("/compte/login/")
    client.post("/compte/2fa/authenticate/", {"code": code_now()})
    assert client.get("/compte/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client):
    user = with_second_factor(member(is_staff=True))
    client.force_login(user)
    user.authenticator_set.filter(type="totp").delete()
    assert client.get("/compte/").url == CHOOSING


def test_without_a_password_it_is_set_up_too(client):
    user = member(password=None, is_staff=True)
    ask_for_a_code(client, user.email)
    type_code(client, code_in(letters()[-1]))
    found = re.search(r"<code>([A-Z2-7]+)</code>", client.get(SETTING_UP).content.decode())
    assert client.post(SETTING_UP, {"code": code_now(found[1])}).status_code == 302
    assert client.get("/compte/").status_code == 200


def test_setting_it_up_ends_the_sessions_that_did_without(client, django_capture_on_commit_callbacks):
    user = member(is_staff=True)
    elsewhere = StrictClient()
    for device in (elsewhere, client):
        sign_in(device, user.email)
    found = re.search(r"<code>([A-Z2-7]+)</code>", prove_it_is_me(client, SETTING_UP).content.decode())
    with django_capture_on_commit_callbacks(execute=True):
        client.post(SETTING_UP, {"code": code_now(found[1])})
    assert client.get("/compte/").status_code == 200
    assert elsewhere.get("/compte/").url.startswith("/compte/login/")


def test_next_survives_the_code(client):
    user = with_second_factor(member(is_staff=True, is_superuser=True))
    sign_in(client, user.email, next="/cms/")
    assert client.post("/compte/2fa/authenticate/", {"code": code_now()}).url == "/cms/"
    assert client.get("/cms/").status_code == 200


def test_a_code_works_once(client):
    user = with_second_factor(member(is_staff=True))
    code = code_now()
    sign_in(client, user.email)
    client.post("/compte/2fa/authenticate/", {"code": code})
    client.post("/compte/logout/")
    sign_in(client, user.email)
    assert client.post("/compte/2fa/authenticate/", {"code": code}).status_code == 200


def test_a_recovery_code_replaces_a_lost_telephone_once(client):
    user = with_second_factor(member(is_staff=True))
    code = user.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for answer in ("/compte/", None):
        sign_in(client, user.email)
        assert getattr(client.post("/compte/2fa/authenticate/", {"code": code}), "url", None) == answer
        client.post("/compte/logout/")


def test_guessing_codes_is_slow(client):
    user = with_second_factor(member(is_staff=True))
    sign_in(client, user.email)
    for _try in range(5):
        client.post("/compte/2fa/authenticate/", {"code": "000000"})
    answer = client.post("/compte/2fa/authenticate/", {"code": code_now()})
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0


def test_one_success_does_not_let_guessing_go_on(client):
    user = with_second_factor(member(is_staff=True))
    recovery = user.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()
    for code in recovery[:3]:
        sign_in(client, user.email)
        for _try in range(3):
            client.post("/compte/2fa/authenticate/", {"code": "000000"})
        answer = client.post("/compte/2fa/authenticate/", {"code": code})
        client.post("/compte/logout/")
    assert answer.status_code == 429


def test_a_reset_password_is_not_a_way_round(client):
    user = with_second_factor(member(is_staff=True))
    client.post("/compte/password/reset/", {"email": user.email})
    form = client.get(link_in(letters()[0]), follow=True)
    new = {"password1": "une autre phrase bien longue", "password2": "une autre phrase bien longue"}
    client.post(form.request["PATH_INFO"], new)
    assert client.get("/compte/").status_code == 302
    assert sign_in(client, user.email, new["password1"]).url == "/compte/2fa/authenticate/"


def test_the_secret_is_kept_sealed():
    user = with_second_factor(member(is_staff=True))
    kept = user.authenticator_set.get(type="totp").data["secret"]
    assert SECRET not in kept
    assert unseal(kept) == SECRET


def test_another_secret_key_opens_what_the_former_one_sealed(settings):
    sealed = seal(SECRET)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another one " * 5
    assert unseal(sealed) == SECRET
    settings.SECRET_KEY_FALLBACKS = []
    assert unseal(sealed) != SECRET


def test_a_secret_kept_before_there_were_seals_still_works(client):
    user = with_second_factor(member(is_staff=True))
    user.authenticator_set.filter(type="totp").update(data={"secret": SECRET})
    sign_in(client, user.email)
    assert client.post("/compte/2fa/authenticate/", {"code": code_now()}).url == "/compte/"
