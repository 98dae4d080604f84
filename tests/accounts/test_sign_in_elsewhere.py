"""Somebody comes in by an account elsewhere: a real OpenID Connect provider, asked over HTTP."""

import base64
import json
import re
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured

import requests
from accounts.models import User
from accounts.other_accounts import OtherAccountsAdapter, claims, open_signed_answer
from portal.settings.providers import openid_connect
from tests.accounts import identity_provider as elsewhere
from tests.accounts.factories import (
    PASSWORD,
    code_in,
    code_now,
    letters,
    member,
    prove_it_is_me,
    sign_in,
    sign_up,
    type_code,
    with_second_factor,
)

pytestmark = pytest.mark.django_db

KNOWN, OTHER, UNCHECKED = elsewhere.PEOPLE
DOOR = "/compte/oidc/exemple/login/"
RETURN = "http://testserver/compte/oidc/exemple/login/callback/"


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    """The provider's address."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(Path(elsewhere.__file__)), str(port), str(tmp_path_factory.mktemp("idp")), RETURN]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        yield f"http://localhost:{port}"
        process.terminate()


@pytest.fixture
def portal(client, settings, provider):
    """A visitor of the portal, which knows the provider."""
    known = {"id": "exemple", "name": "Fournisseur", "server_url": provider, "scope": ["openid", "profile", "email"]}
    apps = openid_connect([known | {"client_id": elsewhere.CLIENT_ID, "secret": elsewhere.SECRET}])
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": apps}
    return client


def say_who_i_am(browser, url, email):
    """Be the browser at the provider: sign in there, follow it until it sends back to the portal."""
    answer = browser.get(url)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.text)
    form = {"csrfmiddlewaretoken": token[1], "login": email, "password": elsewhere.PASSWORD}
    answer = browser.post(answer.url, form, allow_redirects=False)
    while not answer.headers["Location"].startswith("http://testserver/"):
        answer = browser.get(requests.compat.urljoin(answer.url, answer.headers["Location"]), allow_redirects=False)
    return answer.headers["Location"].removeprefix("http://testserver")


def come_in(portal, email, process="login", browser=None):
    """The whole way: the button, the provider, and back."""
    page = portal.post(f"{DOOR}?process={process}")
    assert page.status_code == 200
    leaving = page.headers["Refresh"].partition("url=")[2]
    assert "code_challenge=" in leaving
    with browser or requests.Session() as there:
        return portal.get(say_who_i_am(there, leaving, email))


def test_somebody_new_gets_an_account(portal):
    assert "Fournisseur" in portal.get("/compte/login/").content.decode()
    assert come_in(portal, KNOWN).url == "/compte/"
    user = User.objects.get()
    assert (user.email, user.first_name, user.has_usable_password()) == (KNOWN, "Camille", False)
    assert portal.get("/compte/").status_code == 200
    portal.post("/compte/logout/")
    assert come_in(portal, KNOWN).url == "/compte/"
    assert User.objects.count() == 1


def test_signing_out_here_signs_out_there(portal, provider):
    browser = requests.Session()
    come_in(portal, KNOWN, browser=browser)
    assert browser.get(f"{provider}/accounts/email/").url == f"{provider}/accounts/email/"
    page = portal.post("/compte/logout/")
    assert "déconnecte aussi là-bas" in page.text
    assert portal.get("/compte/").status_code == 302
    leaving = page.headers["Refresh"].partition("url=")[2]
    assert leaving.startswith(f"{provider}/")
    with browser:
        answer = browser.get(leaving, allow_redirects=False)
        assert answer.headers["Location"].startswith(f"{elsewhere.AFTERWARDS}?state=")
        assert browser.get(f"{provider}/accounts/email/").url.startswith(f"{provider}/accounts/login/")


def test_whoever_came_in_here_stays_here(portal):
    member(KNOWN)
    sign_in(portal, KNOWN)
    assert portal.post("/compte/logout/").url == "/"


def test_an_address_both_have_checked_signs_in(portal):
    user = member(KNOWN)
    assert come_in(portal, KNOWN).url == "/compte/"
    assert SocialAccount.objects.get().user == user
    assert portal.session["_auth_user_id"] == str(user.pk)
    user.refresh_from_db()
    assert user.has_usable_password()


def test_an_address_the_provider_did_not_check_opens_nobodys_account(portal):
    member(UNCHECKED)
    answer = come_in(portal, UNCHECKED)
    assert answer.url == "/compte/confirm-email/"
    assert portal.get("/compte/").status_code == 302
    assert not SocialAccount.objects.exists()
    [letter] = letters()
    assert letter.to == [UNCHECKED]
    assert not re.search(r"\d{4}-\d{4}", letter.body)


def test_an_address_the_provider_did_not_check_is_confirmed_first(portal):
    answer = come_in(portal, UNCHECKED)
    assert answer.url == "/compte/confirm-email/"
    assert portal.get("/compte/").status_code == 302
    assert type_code(portal, code_in(letters()[0]), answer.url).url == "/compte/"


def test_an_account_nobody_confirmed_holds_nothing_for_whoever_asked_for_it(portal, settings):
    settings.ACCOUNT_RATE_LIMITS = {"confirm_email": None}
    sign_up(portal, KNOWN)
    waiting = User.objects.get()
    waiting.set_password(PASSWORD)
    waiting.save()
    portal.cookies.clear()
    come_in(portal, KNOWN)
    waiting.refresh_from_db()
    assert not waiting.has_usable_password()


def test_staff_still_show_a_second_factor(portal):
    with_second_factor(member(KNOWN, is_staff=True))
    assert come_in(portal, KNOWN).url == "/compte/2fa/authenticate/"
    assert portal.get("/cms/").url.startswith("/compte/login/")
    portal.post("/compte/2fa/authenticate/", {"code": code_now()})
    assert portal.get("/compte/").status_code == 200


def test_a_closed_account_stays_closed(portal):
    member(KNOWN, is_active=False)
    assert come_in(portal, KNOWN).url == "/compte/inactive/"


def test_tying_another_account_from_inside_asks_who_it_is(portal):
    user = member("autre@exemple.invalid")
    sign_in(portal, user.email)
    asked = come_in(portal, OTHER, process="connect")
    assert asked.url == "/compte/reauthenticate/"
    assert not SocialAccount.objects.exists()
    assert portal.post(asked.url, {"password": PASSWORD}).url == "/compte/3rdparty/"
    assert SocialAccount.objects.get().user == user
    assert "Fournisseur" in portal.get("/compte/3rdparty/").content.decode()
    portal.post("/compte/logout/")
    assert come_in(portal, OTHER).url == "/compte/"
    assert User.objects.count() == 1


def test_letting_go_of_an_account_elsewhere(portal):
    user = member(KNOWN)
    come_in(portal, KNOWN)
    account = SocialAccount.objects.get()
    prove_it_is_me(portal, "/compte/3rdparty/")
    portal.post("/compte/3rdparty/", {"account": account.pk})
    assert not SocialAccount.objects.exists()
    assert User.objects.get() == user


def test_an_account_elsewhere_is_tied_to_one_person(portal):
    come_in(portal, KNOWN)
    portal.post("/compte/logout/")
    other = member("autre@exemple.invalid")
    sign_in(portal, other.email)
    asked = come_in(portal, KNOWN, process="connect")
    portal.post(asked.url, {"password": PASSWORD})
    assert SocialAccount.objects.get().user != other


def test_an_answer_nobody_asked_for_is_refused(portal, provider):
    assert portal.get(f"{DOOR}callback/?code=made-up&state=made-up").status_code == 401
    assert portal.get("/compte/").status_code == 302


def test_giving_up_there_leads_back(portal):
    leaving = portal.post(DOOR).headers["Refresh"]
    state = re.search(r"state=(\w+)", leaving)[1]
    answer = portal.get(f"{DOOR}callback/?error=access_denied&state={state}", follow=True)
    assert "connexion" in answer.content.decode()
    assert portal.get("/compte/").status_code == 302


def test_a_provider_out_of_order_is_said_so(portal, settings):
    app = {"id": "exemple", "name": "Muet", "server_url": "http://localhost:9", "client_id": "c", "secret": "s"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": openid_connect([app])}
    answer = portal.post(DOOR)
    assert answer.status_code == 503
    assert "/compte/login/code/" in answer.content.decode()


def test_without_a_provider_nothing_is_shown(client):
    assert "/compte/oidc/" not in client.get("/compte/login/").content.decode()
    assert client.post(DOOR).status_code == 404


@pytest.mark.parametrize("kind", ["application/jwt", "application/jwt; charset=utf-8", "application/json"])
def test_signed_answers_are_read_like_plain_ones(kind):
    told = {"sub": "abc", "given_name": "Maïté"}
    body = base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")
    answer = requests.Response()
    answer.headers["Content-Type"] = kind
    answer._content = (json.dumps(told) if "json" in kind else f"e30.{body}.signature").encode()
    assert open_signed_answer(answer).json() == told


@pytest.mark.parametrize("token", ["", "abc", "a.b.c", "e30.bnVsbA.x"])
def test_what_is_no_signed_answer_is_refused(token):
    with pytest.raises(requests.RequestException):
        claims(token)


@pytest.mark.parametrize("said", ["true", "false", 1, None])
def test_only_a_plain_yes_of_the_provider_counts(said):
    from allauth.account.models import EmailAddress
    from allauth.socialaccount.models import SocialLogin

    member(KNOWN)
    came = SocialLogin(email_addresses=[EmailAddress(email=KNOWN, verified=said)])
    assert OtherAccountsAdapter().authenticate_by_email(came) is None


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ({"secret": ""}, "secret is missing"),
        ({"server": "x"}, "server is unknown"),
        ({"server_url": "http://fournisseur.exemple"}, "https"),
    ],
)
def test_settings_that_cannot_work_are_named(wrong, hint):
    good = {"id": "x", "name": "X", "server_url": "https://fournisseur.exemple", "client_id": "c", "secret": "s"}
    assert openid_connect([good])["APPS"][0]["provider_id"] == "x"
    with pytest.raises(ImproperlyConfigured, match=hint):
        openid_connect([good | wrong])
