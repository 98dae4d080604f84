"""A member signs in."""

import pytest

from tests.accounts.factories import PASSWORD, ask_for_a_code, code_in, letters, member, sign_in, type_code

pytestmark = pytest.mark.django_db


def test_address_in_capitals_and_password_open_my_space(client):
    member("camille@exemple.invalid")
    assert sign_in(client, "Camille@Exemple.invalid").url == "/compte/"


def test_the_session_changes_its_key(client):
    member()
    client.get("/compte/login/")
    client.session["before"] = True
    session = client.session
    session.save()
    client.cookies["sessionid"] = session.session_key
    sign_in(client, "camille@exemple.invalid")
    assert client.cookies["sessionid"].value != session.session_key


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/demandes/", "/demandes/"),
        ("https://ailleurs.invalid/", "/compte/"),
        ("//ailleurs.invalid/", "/compte/"),
        ("/\\ailleurs.invalid", "/compte/"),
        ("javascript:alert(1)", "/compte/"),
    ],
)
def test_next_leads_to_this_site_only(client, wanted, reached):
    member()
    assert sign_in(client, "camille@exemple.invalid", next=wanted).url == reached


def test_a_private_page_asks_to_sign_in_and_comes_back(client):
    member()
    asked = client.get("/compte/")
    assert asked.url == "/compte/login/?next=/compte/"
    assert 'name="next" value="/compte/"' in client.get(asked.url).content.decode()


def test_the_door_of_the_cms_is_ours_and_keeps_next(client):
    assert client.get("/cms/login/?next=/cms/pages/").url == "/compte/login/?next=/cms/pages/"
    assert client.get("/cms/").url == "/compte/login/?next=/cms/"


def test_wrong_password_and_unknown_address_get_the_same_answer(client):
    member()
    wrong = sign_in(client, "camille@exemple.invalid", "pas le bon mot de passe").content.decode()
    unknown = sign_in(client, "inconnue@exemple.invalid", "pas le bon mot de passe").content.decode()
    assert 'role="alert"' in wrong
    assert abs(len(wrong) - len(unknown)) <= len("camille") + 2
    assert letters() == []


def test_a_closed_account_stays_closed(client):
    member(is_active=False)
    assert sign_in(client, "camille@exemple.invalid").url == "/compte/inactive/"
    assert client.get("/compte/").url.startswith("/compte/login/")


def test_signed_in_pages_are_in_no_shared_cache(client):
    member()
    sign_in(client, "camille@exemple.invalid")
    assert client.get("/").headers["Cache-Control"] == "private, no-store"


def test_by_a_code_of_a_letter(client):
    member(password=None)
    asked = ask_for_a_code(client, "Camille@Exemple.invalid", next="/demandes/")
    assert asked.url == "/compte/login/code/confirm/?next=%2Fdemandes%2F"
    page = client.get(asked.url).content.decode()
    assert "camille@exemple.invalid" in page
    [letter] = letters()
    assert letter.to == ["camille@exemple.invalid"]
    assert type_code(client, code_in(letter), asked.url).url == "/demandes/"
    assert client.get("/compte/").status_code == 200


def test_a_code_works_in_the_browser_that_asked_for_it_only(client):
    member()
    ask_for_a_code(client, "camille@exemple.invalid")
    code = code_in(letters()[0])
    client.cookies.clear()
    assert type_code(client, code).url == "/compte/login/code/"


def test_a_code_works_once(client):
    member()
    ask_for_a_code(client, "camille@exemple.invalid")
    code = code_in(letters()[0])
    type_code(client, code)
    client.post("/compte/logout/")
    assert type_code(client, code).url == "/compte/login/code/"


def test_three_wrong_codes_and_it_is_over(client):
    member()
    ask_for_a_code(client, "camille@exemple.invalid")
    answers = [type_code(client, "0000-0000") for _try in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert type_code(client, code_in(letters()[0])).url == "/compte/login/code/"


def test_an_unknown_address_is_told_by_mail_only(client):
    member()
    known = ask_for_a_code(client, "camille@exemple.invalid")
    client.cookies.clear()
    unknown = ask_for_a_code(client, "inconnue@exemple.invalid")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    letter = letters()[-1]
    assert letter.to == ["inconnue@exemple.invalid"]
    assert "/compte/signup/" in letter.body
    assert [type_code(client, "0000-0000").status_code for _try in range(3)] == [200, 200, 302]


def test_a_closed_account_gets_no_code(client):
    member(is_active=False)
    ask_for_a_code(client, "camille@exemple.invalid")
    assert "/compte/signup/" in letters()[0].body


def test_in_english(client):
    member()
    answer = client.post("/en/compte/login/", {"login": "camille@exemple.invalid", "password": PASSWORD})
    assert answer.url == "/en/compte/"
    assert "Hello Camille" in client.get("/en/compte/").content.decode()
