"""Somebody opens an account: an address, a letter, its code."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from tests.accounts.factories import ask_for_a_code, code_in, letters, member, sign_up, type_code

pytestmark = pytest.mark.django_db

ADDRESS = "maite@exemple.invalid"
CODE_PAGE = "/compte/confirm-email/"


def test_the_code_of_the_letter_opens_the_account_and_signs_in(client):
    answer = sign_up(client, " Maite@Exemple.INVALID ")
    assert (answer.status_code, answer.url) == (302, CODE_PAGE)
    assert ADDRESS in client.get(CODE_PAGE).content.decode()
    [letter] = letters()
    assert letter.to == [ADDRESS]
    assert type_code(client, code_in(letter), CODE_PAGE).url == "/compte/"
    assert client.get("/compte/").status_code == 200
    assert User.objects.get().emailaddress_set.get().verified


def test_the_form_asks_for_an_address_and_nothing_else(client):
    page = client.get("/compte/signup/").content.decode().partition("<main")[2].partition("</main")[0]
    assert page.count('class="field"') == 1
    assert 'type="password"' not in page


def test_the_account_has_no_password_until_one_is_chosen(client):
    sign_up(client, ADDRESS)
    type_code(client, code_in(letters()[0]), CODE_PAGE)
    assert not User.objects.get().has_usable_password()
    assert client.get("/compte/password/change/").url == "/compte/password/set/"
    new = {"password1": "une phrase bien longue", "password2": "une phrase bien longue"}
    assert client.post("/compte/password/set/", new).status_code == 302
    assert User.objects.get().check_password(new["password1"])


@pytest.mark.parametrize("spelling", ["dashed", "plain", "spaces"])
def test_the_code_is_read_however_it_is_typed(client, spelling):
    sign_up(client, ADDRESS)
    code = code_in(letters()[0])
    typed = {"dashed": code, "plain": code.replace("-", ""), "spaces": f" {code.replace('-', ' ')} "}[spelling]
    assert type_code(client, typed, CODE_PAGE).status_code == 302


def test_a_wrong_code_opens_nothing_and_the_third_ends_it(client):
    sign_up(client, ADDRESS)
    code = code_in(letters()[0])
    wrong = "0000-0000" if code != "0000-0000" else "1111-1111"
    for _try in range(2):
        answer = type_code(client, wrong, CODE_PAGE)
        assert 'role="alert"' in answer.content.decode()
        assert ADDRESS in answer.content.decode()
    assert type_code(client, wrong, CODE_PAGE).url == "/compte/login/"
    assert type_code(client, code, CODE_PAGE).status_code == 302
    assert client.get("/compte/").status_code == 302


def test_an_address_that_is_not_confirmed_opens_nothing(client):
    sign_up(client, ADDRESS)
    assert client.get("/compte/").status_code == 302
    assert not User.objects.get().emailaddress_set.get().verified


def test_who_gave_up_half_way_starts_again_with_a_new_code(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"confirm_email": None}
    sign_up(client, ADDRESS)
    client.cookies.clear()
    sign_up(client, ADDRESS)
    first, second = letters()
    assert type_code(client, code_in(second), CODE_PAGE).url == "/compte/"
    assert User.objects.count() == 1
    assert code_in(first) != code_in(second)


def test_another_code_can_be_sent(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"confirm_email": None}
    sign_up(client, ADDRESS)
    client.post(CODE_PAGE, {"action": "resend"})
    old, new = letters()
    assert 'role="alert"' in type_code(client, code_in(old), CODE_PAGE).content.decode()
    assert type_code(client, code_in(new), CODE_PAGE).url == "/compte/"


def test_a_code_is_too_old_after_a_quarter_of_an_hour(client, monkeypatch):
    sign_up(client, ADDRESS)
    later = (timezone.now() + timedelta(minutes=16)).timestamp()
    monkeypatch.setattr("time.time", lambda: later)
    assert type_code(client, code_in(letters()[0]), CODE_PAGE).url == "/compte/login/"


def test_a_known_address_gets_the_same_page_and_another_letter(client):
    fresh = sign_up(client, ADDRESS)
    fresh_page = client.get(fresh.url).content.decode().replace(ADDRESS, "")
    client.cookies.clear()
    member("camille@exemple.invalid")
    known = sign_up(client, "camille@exemple.invalid")
    assert (known.status_code, known.url) == (fresh.status_code, fresh.url)
    known_page = client.get(known.url).content.decode().replace("camille@exemple.invalid", "")
    assert len(known_page) == len(fresh_page)
    letter = letters()[-1]
    assert letter.to == ["camille@exemple.invalid"]
    assert "/compte/login/code/" in letter.body
    assert User.objects.filter(email="camille@exemple.invalid").count() == 1


def test_what_is_refused_says_why_and_keeps_the_rest(client):
    answer = sign_up(client, "pas une adresse")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'role="alert"' in page
    assert 'aria-invalid="true"' in page
    assert 'value="pas une adresse"' in page
    assert not User.objects.exists()


def test_next_survives_the_code(client):
    answer = client.post("/compte/signup/?next=/demandes/", {"email": ADDRESS, "next": "/demandes/"})
    assert type_code(client, code_in(letters()[0]), answer.url).url == "/demandes/"


def test_in_english(client):
    page = client.get("/en/compte/signup/").content.decode()
    assert '<html lang="en">' in page
    assert "Send me a code" in page
    sign_up(client, ADDRESS, language="/en")
    [letter] = letters()
    assert "This code opens your account" in letter.body
    assert User.objects.get().language == "en"


def test_the_letter_is_written_in_the_persons_language(client):
    member(language="en")
    ask_for_a_code(client, "camille@exemple.invalid")
    [letter] = letters()
    assert "This code signs you in" in letter.body
    assert '<html lang="en">' in letter.alternatives[0][0]


def test_the_letter_reads_well_in_html(client):
    sign_up(client, ADDRESS)
    [letter] = letters()
    html = letter.alternatives[0][0]
    assert f">{code_in(letter)}</p>" in html
    assert '<html lang="fr">' in html
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_an_address_nobody_confirmed_is_forgotten_after_a_week(client):
    sign_up(client, ADDRESS)
    member()
    User.objects.update(date_joined=timezone.now() - timedelta(days=8))
    call_command("purge", stdout=StringIO())
    assert [user.email for user in User.objects.all()] == ["camille@exemple.invalid"]
