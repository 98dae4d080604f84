"""Finding a document at `/outils/`: by words and filters, and what is said when there is none."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from help_requests.actions import record_tool_sent
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.toolbox.factories import ResourceFactory, paper
from toolbox.choices import Licence, ResourceKind
from toolbox.models import Resource


def titles(answer) -> list[str]:
    return [card.title for card in answer.context["cards"]]


@pytest.fixture
def shelf(searchable):
    """Two documents that differ in every way one may filter by, and a person who is none."""
    telework, pca = ThemeFactory(), ThemeFactory(name_fr="Plan de continuité d'activité", slug="pca")
    ResourceFactory(title="Charte à adapter", themes=[telework])
    ResourceFactory(
        title="Trame de plan",
        themes=[pca],
        kind=ResourceKind.GUIDE,
        licence=Licence.CC0,
        summary="Les coupures.",
        files=[paper("Trame")],
    )
    ProfilePageFactory(title="Ada Exemple", presentation="Je relis une charte.")
    searchable()


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("tri=nom", ["Charte à adapter", "Trame de plan"]),
        ("q=charte", ["Charte à adapter"]),
        ("q=coupure", ["Trame de plan"]),
        ("q=guide", ["Trame de plan"]),
        ("theme=pca", ["Trame de plan"]),
        ("type=modele", ["Charte à adapter"]),
        ("type=modele&type=guide&tri=nom", ["Charte à adapter", "Trame de plan"]),
        ("type=soignant&tri=nom", ["Charte à adapter", "Trame de plan"]),
        ("pres_de=69123&region=84&disponible=&tri=nom", ["Charte à adapter", "Trame de plan"]),
    ],
)
def test_words_and_filters(client, shelf, address, found):
    assert titles(client.get(f"/outils/?{address}")) == found


def test_a_card_says_what_one_takes(client, shelf):
    page = client.get("/outils/?q=charte").content.decode()
    assert 'href="/outils/charte-a-adapter/"' in page
    for words in ("Modèle", "ODT", "Licence Ouverte 2.0", "Deux pages à adapter"):
        assert words in page
    assert 'href="/outils/?theme=teletravail"' in page
    assert "Près de" not in page


def test_the_list_stands_in_the_frame_of_the_site(client, shelf):
    page = client.get("/outils/").content.decode()
    assert page.count("<h1>") == 1
    assert "Se connecter" in page
    assert "Type de document" in page


def test_none_found_leads_on(client, shelf):
    page = client.get("/outils/?q=zzzzqqq").content.decode()
    assert "Aucun document pour «\u202fzzzzqqq\u202f»" in page
    assert 'href="/outils/?theme=pca"' in page
    assert "Demander de l’aide" in page


def test_a_document_that_ended_is_public_no_more_before_anybody_takes_it_offline(shelf):
    assert Resource.objects.visible_to(AnonymousUser()).count() == 2
    Resource.objects.update(expire_at=timezone.now())
    assert Resource.objects.visible_to(AnonymousUser()).count() == 0


def test_more_documents_cost_no_more_queries(client, searchable, django_assert_num_queries):
    def add():
        tool = record_tool_sent(HelpRequestFactory(), title="Charte").tool
        files = [paper(version="2"), paper(version="1"), paper("Annexe")]
        ResourceFactory(themes=[ThemeFactory()], tool=tool, files=files)

    add()
    searchable()
    client.get("/outils/")
    with CaptureQueriesContext(connection) as one:
        client.get("/outils/")
    number = len(one)
    for _another in range(4):
        add()
    searchable()
    with django_assert_num_queries(number):
        assert len(titles(client.get("/outils/"))) == 5


def test_the_toolbox_is_in_the_menu_and_on_the_map(client, shelf):
    assert '<a href="/outils/"' in client.get("/").content.decode()
    urls = client.get("/sitemap.xml").content.decode()
    assert "/outils/" in urls
    assert "/outils/charte-a-adapter/" in urls
