"""Pages of text, and pages shown when something is wrong."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.views.defaults import permission_denied, server_error
from wagtail.rich_text import RichText

from home.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", [*range(5)])
def test_the_first_pages_can_be_read(client, page):
    page = StandardPage.objects.order_by("path")[page]
    text = client.get(page.get_url()).content.decode()
    assert f"<h1>{page.title}</h1>" in text
    assert page.introduction in text
    assert 'class="crumbs"' in text


def test_every_block_of_an_editor_is_shown(client):
    page = StandardPage(title="Essai", slug="essai")
    page.prose = [
        ("heading", "Un titre"),
        ("text", RichText("<p>Un texte</p>")),
        ("quote", {"text": "Une phrase", "author": "Quelqu’un"}),
        ("question", {"question": "Pourquoi ?", "answer": RichText("<p>Parce que.</p>")}),
    ]
    HomePage.objects.get().add_child(instance=page)
    text = client.get("/essai/").content.decode()
    for shown in (
        "<h2>Un titre</h2>",
        "Un texte",
        "Une phrase",
        "Quelqu’un",
        "<summary>Pourquoi ?</summary>",
        "Parce que.",
    ):
        assert shown in text


def test_the_page_on_accessibility_leads_to_the_statement(client):
    text = client.get("/accessibilite/").content.decode()
    assert '<a href="/accessibilite/declaration/">déclaration d’accessibilité</a>' in text
    assert "Aucun audit complet" not in text


def test_what_is_not_there_says_so_kindly(client):
    answer = client.get("/nulle-part/")
    assert answer.status_code == 404
    assert 'action="/annuaire/"' in answer.content.decode()
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert not answer.cookies


def test_a_broken_page_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "<h1>" in answer.content.decode()


def test_a_refusal_says_that_nothing_changed(client):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    answer = permission_denied(request, PermissionError())
    assert answer.status_code == 403
