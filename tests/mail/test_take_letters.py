"""How letters come in and what is read of them: by HTTP with a signature, from a pipe, and as people write them."""

import io
import sys
import time
from email.message import EmailMessage

import pytest
from django.core.management import call_command

from portal.mail import fetching, inbound, receiving
from portal.mail.models import Arrival
from portal.mail.reading import without_quotes

SECRET = "un-secret-de-trente-deux-caracteres!"


@pytest.fixture
def taken(settings, monkeypatch):
    """What is handed to the app whose kind of address this is."""
    settings.INBOUND_MAIL_ADDRESS = "reponse@entraide.invalid"
    settings.INBOUND_MAIL_SECRET = SECRET
    letters = []

    def take(token, letter):
        letters.append((token, letter.text))
        return inbound.Outcome.TAKEN

    monkeypatch.setitem(inbound._handlers, "y", take)
    return letters


def raw(text="Bonjour.", **headers):
    letter = EmailMessage()
    letter["From"], letter["To"] = "alix@exemple.invalid", "reponse+yabc@entraide.invalid"
    letter["Message-ID"] = "<1@exemple.invalid>"
    for name, value in headers.items():
        letter[name] = value
    letter.set_content(text)
    return letter.as_bytes()


def post(client, body, *, secret=SECRET, at=None):
    signed = receiving.signature(secret, int(at or time.time()), body)
    return client.post(
        "/courrier/entrant/", body, content_type="message/rfc822", headers={receiving.HEADER: signed}
    ).status_code


@pytest.mark.django_db
def test_a_signed_letter_is_taken_once(client, taken):
    assert [post(client, raw()), post(client, raw())] == [204, 204]
    assert taken == [("abc", "Bonjour.")]
    assert Arrival.objects.count() == 1


@pytest.mark.django_db
def test_what_isnt_signed_lately_with_the_secret_is_refused(client, taken, settings):
    assert post(client, raw(), secret=SECRET[::-1]) == 403
    assert post(client, raw(), at=time.time() - 3600) == 403
    assert post(client, raw(), at=time.time() + 3600) == 403
    for given in ("", "t=,v1=", "t=²,v1=x", "v1=x", f"t={int(time.time())},v1=é"):
        headers = {"HTTP_X_ENTRAIDE_SIGNATURE": given}
        assert client.post("/courrier/entrant/", raw(), content_type="message/rfc822", **headers).status_code == 403
    assert client.get("/courrier/entrant/").status_code == 405
    assert taken == []


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "value"), [("INBOUND_MAIL_SECRET", "court"), ("INBOUND_MAIL_ADDRESS", "")])
def test_without_its_settings_there_is_no_such_address(client, taken, settings, name, value):
    setattr(settings, name, value)
    assert post(client, raw()) == 404


@pytest.mark.django_db
def test_what_is_too_large_is_refused_before_it_is_read(client, taken, monkeypatch):
    monkeypatch.setattr(receiving, "LARGEST", 300)
    assert post(client, raw("x" * 400)) == 413
    assert taken == []


@pytest.mark.django_db
def test_a_letter_comes_through_a_pipe(taken, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw("Par le tuyau."))))
    call_command("receive_mail")
    assert capsys.readouterr().out.strip() == "taken"
    assert taken == [("abc", "Par le tuyau.")]


@pytest.mark.parametrize(
    "url", ["", "https://a:b@c/d", "imaps://", "imaps://host/INBOX", "imap:reponses"], ids=lambda url: url or "empty"
)
def test_an_address_of_a_mailbox_that_is_none_is_refused_without_saying_it(url):
    with pytest.raises(ValueError, match=r"imaps://user:password@host:993/INBOX"):
        fetching.Mailbox.named(url)


def test_the_address_of_a_mailbox_is_read():
    box = fetching.Mailbox.named("imaps://moi%40a.fr:m%3At@mail.a.fr/Dossier%20Un")
    assert (box.host, box.port, box.user, box.password, box.folder) == (
        "mail.a.fr",
        993,
        "moi@a.fr",
        "m:t",
        "Dossier Un",
    )
    assert "m:t" not in repr(box)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Oui.\n\nLe dim. 22 nov. 2026 à 10:12, Entraide <a@b.fr> a écrit :\n> Bonjour\n", "Oui."),
        ("Oui.\n\nLe dim. 22 nov. 2026 à 10:12, Entraide\n<a@b.fr> a écrit :\n\n> Bonjour\n", "Oui."),
        ("Oui.\n\nOn Sun, Nov 22, 2026 at 10:12 AM Entraide wrote:\n> Bonjour\n", "Oui."),
        ("Oui.\n\nDe : Entraide <a@b.fr>\nEnvoyé : dimanche 22 novembre\nÀ : moi\nObjet : x\n\nBonjour", "Oui."),
        ("Oui.\n\n-----Message d'origine-----\nDe : x\n", "Oui."),
        ("Oui.\n________________________________\nDe : x\n", "Oui."),
        ("Oui.\n\n-- \nAlix Mésange\nEHPAD", "Oui."),
        ("Oui.\n\nEnvoyé de mon iPhone", "Oui."),
        ("Oui.\n\nTéléchargez Outlook pour Android\n", "Oui."),
        ("Bonjour,\nVoici la charte.\n\nCordialement,\nAlix Mésange\n01 02 03 04 05", "Bonjour,\nVoici la charte."),
        # What looks like an end in the middle of a text is somebody's text.
        (
            "Cordialement, c’est ainsi qu’on finit.\n" + "\n".join(f"Ligne {n}" for n in range(12)),
            "Cordialement, c’est ainsi qu’on finit.\n" + "\n".join(f"Ligne {n}" for n in range(12)),
        ),
        ("Une liste :\n- un\n- deux\n  - trois", "Une liste :\n- un\n- deux\n  - trois"),
        ("De plus : rien à ajouter.\nLa suite demain.", "De plus : rien à ajouter.\nLa suite demain."),
        ("Le document a été écrit hier.\nLe voici.", "Le document a été écrit hier.\nLe voici."),
        # Written below what is quoted.
        ("Le 22 nov. 2026, Entraide a écrit :\n> Bonjour\n> Une question\n\nMa réponse.\n", "Ma réponse."),
        ("> rien de neuf\n", ""),
        ("Oui.\n\n— Répondez au-dessus de cette ligne —\n\nBonjour Brune,", "Oui."),
        ("Oui.\n\nNe plus suivre : http://localhost/fils/arret/abc/\nAutre", "Oui."),
    ],
)
def test_what_is_new_in_a_letter(written, read):
    assert without_quotes(written) == read
    assert without_quotes(written.replace("\n", "\r\n")) == read


@pytest.mark.parametrize("unit", ["Le ", "> ", "De : x\n", "a écrit ", "_", "\n", "Cordialement\n", "<", "- ", " \t"])
def test_no_text_takes_long_to_read(unit):
    started = time.process_time()
    without_quotes((unit * 20_000)[:20_000])
    assert time.process_time() - started < 2
