"""Somebody without an account begins to ask: what they typed is still there once they have one."""

import re

import pytest

from help_requests.models import Asking, HelpRequestPage
from portal.work.worker import drain
from tests.accounts.factories import PASSWORD, member
from tests.directory.browsing import form_in, words_of
from tests.directory.factories import ThemeFactory
from tests.help_requests.wizard import NEED, START, begin

pytestmark = pytest.mark.django_db
ACCOUNT = f"{START}compte/"


def test_the_first_screen_is_for_everybody_and_sets_no_cookie(client):
    answer = client.get(START)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in answer.content.decode()
    assert "Pas besoin de compte pour commencer" in words_of(answer)


def test_what_was_typed_survives_signing_in(client):
    person = member("asks@exemple.invalid")
    assert begin(client).url == ACCOUNT
    assert not HelpRequestPage.objects.exists()
    shown = client.get(ACCOUNT)
    assert "Vos mots sont gardés" in words_of(shown)
    assert NEED[:60] in words_of(shown)
    answer = client.post("/compte/login/", {"login": person.email, "password": PASSWORD, "next": START})
    assert answer.url == START
    page = client.get(START)
    assert NEED in words_of(page)
    assert "Ce que vous avez écrit avant de vous connecter est ici" in words_of(page)
    client.post(START, form_in(page, having="text"))
    assert HelpRequestPage.objects.get().owner == person
    assert NEED not in words_of(client.get(START))


def test_what_was_typed_survives_opening_an_account(client, mailoutbox):
    begin(client)
    client.post("/compte/signup/", {"email": "neuve@exemple.invalid", "next": START})
    drain()
    code = re.search(r"\d{4}-\d{4}", mailoutbox[0].body)[0]
    answer = client.post("/compte/confirm-email/", {"code": code}, follow=True)
    assert answer.redirect_chain[-1][0] == START
    assert NEED in words_of(answer)


def test_the_same_form_sent_before_and_after_is_one_request(client):
    begin(client)
    client.force_login(member("asks@exemple.invalid"))
    form = form_in(client.get(START), having="text")
    client.post(START, form)
    client.post(START, form)
    assert Asking.objects.count() == 1


def test_a_visitor_is_told_what_is_wrong_and_loses_nothing(client):
    answer = begin(client, text="Aide SVP")
    assert answer.status_code == 422
    assert "Dites-en un peu plus" in words_of(answer)
    assert "Aide SVP" in answer.content.decode()
    assert "asking" not in client.session


def test_a_member_sends_nothing_from_elsewhere(client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member("asks@exemple.invalid"))
    assert strict.post(START, {"text": NEED}).status_code == 403
    assert not HelpRequestPage.objects.exists()


def test_there_is_nothing_to_sign_in_for_before_something_was_typed(client):
    assert client.get(ACCOUNT).url == START


def test_themes_are_read_from_the_text(client):
    telework = ThemeFactory(parent=ThemeFactory(name_fr="Numérique"))
    answer = client.post(f"{START}themes/", {"text": "Comment ouvrir le télétravail à nos agents ?"})
    assert f'value="{telework.slug}" checked' in answer.content.decode()
    seen = {"text": "Comment ouvrir le télétravail ?", "seen": [telework.slug]}
    assert "checked" not in client.post(f"{START}themes/", seen).content.decode()
    button = client.post(START, {"text": "Comment ouvrir le télétravail ?", "suggest": "1"})
    assert button.status_code == 200
    assert f'value="{telework.slug}" checked' in button.content.decode()
    assert "asking" not in client.session


def test_a_link_names_a_theme(client):
    ThemeFactory(parent=ThemeFactory(name_fr="Numérique"))
    assert 'value="teletravail" checked' in client.get(f"{START}?theme=teletravail").content.decode()


def test_a_link_that_names_nothing_is_an_empty_screen(client):
    assert client.get(f"{START}?pour=personne&theme=rien").status_code == 200
