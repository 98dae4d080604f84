"""Somebody forgot their password."""

import pytest

from tests.accounts.factories import letters, link_in, member, sign_in

pytestmark = pytest.mark.django_db
NEW = "une autre phrase bien longue"


def ask(client, email="camille@exemple.invalid", **headers):
    return client.post("/compte/password/reset/", {"email": email}, **headers)


def choose(client, link, password=NEW):
    """Follow the link of a letter to its form, and send it."""
    form = client.get(link, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": password, "password2": password})


def test_the_link_of_the_letter_lets_one_choose_another(client):
    member()
    ask(client)
    assert choose(client, link_in(letters()[0])).url == "/compte/password/reset/key/done/"
    assert sign_in(client, "camille@exemple.invalid").status_code == 200
    assert sign_in(client, "camille@exemple.invalid", NEW).url == "/compte/"
    assert len(letters()) == 2, "the owner is told of the change"


def test_the_link_works_once(client):
    member()
    ask(client)
    link = link_in(letters()[0])
    choose(client, link)
    assert 'type="password"' not in client.get(link, follow=True).content.decode()


def test_a_weak_password_is_refused(client):
    member()
    ask(client)
    assert 'role="alert"' in choose(client, link_in(letters()[0]), "motdepasse").content.decode()


def test_an_unknown_address_gets_the_same_answer(client):
    member()
    known, unknown = ask(client), ask(client, "inconnue@exemple.invalid")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert {letter.to[0] for letter in letters()} == {"camille@exemple.invalid", "inconnue@exemple.invalid"}


def test_a_forged_host_never_reaches_a_letter(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    member()
    ask(client, headers={"host": "ailleurs.invalid"})
    [letter] = letters()
    assert "ailleurs" not in letter.body + letter.alternatives[0][0]
    assert link_in(letter)


def test_a_former_session_ends_with_the_password(client, django_user_model):
    member()
    sign_in(client, "camille@exemple.invalid")
    user = django_user_model.objects.get()
    user.set_password(NEW)
    user.save()
    assert client.get("/compte/").status_code == 302
