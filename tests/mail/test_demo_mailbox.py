"""In the demo, whoever tries the portal reads the mail it sent; elsewhere nobody does."""

import importlib
import sys

import pytest
from django.core.mail import EmailMultiAlternatives
from django.urls import clear_url_caches

import portal.urls


@pytest.fixture
def demo(settings, tmp_path):
    """The portal's addresses as they are in a demo."""
    settings.DEMO = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    reload_addresses()
    yield
    settings.DEMO = False
    reload_addresses()


def reload_addresses() -> None:
    importlib.reload(sys.modules[portal.urls.__name__])
    clear_url_caches()


def send(subject: str, text: str) -> None:
    letter = EmailMultiAlternatives(subject, text, "ne-pas-repondre@example.org", ["camille@example.org"])
    letter.attach_alternative("<p><script>alert(1)</script></p>", "text/html")
    letter.send()


@pytest.mark.django_db
def test_letters_are_listed_and_read(demo, client):
    send("Confirmez votre adresse", "Bonjour,\n\nhttp://localhost:8000/compte/confirmer/abc/\n\n<b>À bientôt</b>")
    send("Une réponse à votre demande", "Bonjour,")
    listed = client.get("/demo/courrier/")
    assert "Confirmez votre adresse" in listed.text
    assert "Une réponse à votre demande" in listed.text
    links = [letter for letter in listed.context["letters"] if letter.subject == "Confirmez votre adresse"]
    shown = client.get(f"/demo/courrier/{links[0].id}/")
    assert 'href="http://localhost:8000/compte/confirmer/abc/"' in shown.text
    assert "&lt;b&gt;À bientôt" in shown.text
    assert "<script>alert" not in shown.text


@pytest.mark.django_db
def test_an_empty_box_says_so(demo, client):
    assert client.get("/demo/courrier/").status_code == 200
    assert client.get("/demo/courrier/nothing/").status_code == 404


@pytest.mark.django_db
def test_nobody_reads_mail_outside_a_demo(client):
    assert client.get("/demo/courrier/").status_code == 404
