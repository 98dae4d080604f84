"""Finding a document at `/outils/`: by words and filters, and what is said when there is none."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from tests import worlds
from tests.directory.factories import ProfilePageFactory, ThemeFactory
from tests.directory.searchable import index_them
from tests.toolbox.factories import ResourceFactory, paper
from toolbox.choices import Licence, ResourceKind
from toolbox.models import Resource

pytestmark = pytest.mark.django_db


def titles(answer) -> list[str]:
    return [card.title for card in answer.context["cards"]]


def shelf():
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
    index_them()


world = worlds.built_by(shelf)


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
def test_words_and_filters(client, address, found):
    assert titles(client.get(f"/outils/?{address}")) == found


def test_a_card_says_what_one_takes(client):
    page = client.get("/outils/?q=charte").content.decode()
    assert 'href="/outils/charte-a-adapter/"' in page
    for words in ("Modèle", "ODT", "Licence Ouverte 2.0", "Deux pages à adapter"):
        assert words in page
    assert 'href="/outils/?theme=teletravail"' in page
    assert "Près de" not in page


def test_the_list_stands_in_the_frame_of_the_site(client):
    page = client.get("/outils/").content.decode()
    assert page.count("<h1>") == 1
    assert "Se connecter" in page
    assert "Type de document" in page


def test_none_found_leads_on(client):
    page = client.get("/outils/?q=zzzzqqq").content.decode()
    assert "Aucun document pour «\u202fzzzzqqq\u202f»" in page
    assert 'href="/outils/?theme=pca"' in page
    assert "Demander de l’aide" in page


def test_a_document_that_ended_is_public_no_more_before_anybody_takes_it_offline():
    assert Resource.objects.visible_to(AnonymousUser()).count() == 2
    Resource.objects.update(expire_at=timezone.now())
    assert Resource.objects.visible_to(AnonymousUser()).count() == 0


def test_the_toolbox_is_in_the_menu_and_on_the_map(client):
    assert '<a href="/outils/"' in client.get("/").content.decode()
    urls = client.get("/sitemap.xml").content.decode()
    assert "/outils/" in urls
    assert "/outils/charte-a-adapter/" in urls
