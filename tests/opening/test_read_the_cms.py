"""A front end renders the editors' pages by `/api/cms/`: what is published, its pictures, and drafts by token."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image as Picture
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import APIToken, Page

from accounts.roles import Role
from api.cms import tokens
from home.models import HomePage, StandardPage
from home.site_address import keep_site_address
from portal.work.worker import drain
from tests.accounts.factories import member, with_second_factor
from tests.directory.factories import ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


def written(**fields):
    """A page of text below home."""
    page = StandardPage(**{"title": "Comment ça marche", "slug": "comment"} | fields)
    HomePage.objects.get(locale__language_code="fr").add_child(instance=page)
    page.save_revision()
    # Wagtail notes in the background which page shows which file.
    drain()
    return StandardPage.objects.get(pk=page.pk)


def picture(title):
    """An image in the library."""
    file = io.BytesIO()
    Picture.new("RGB", (40, 30)).save(file, "PNG")
    return get_image_model().objects.create(title=title, file=ImageFile(file, name="x.png"), width=40, height=30)


def items(client, path, **words):
    answer = client.get(f"/api/cms/{path}/", words)
    assert answer.status_code == 200, answer.content
    return answer.json()["items"]


@pytest.fixture
def editor(client):
    person = with_second_factor(member("edition@exemple.invalid"))
    person.groups.add(Group.objects.get(name=Role.EDITOR))
    client.force_login(person)
    return client


def test_a_page_is_found_by_its_path_and_shown_with_its_text(client):
    written(introduction="Trois étapes.", prose=[("text", "<p>Bonjour</p>"), ("heading", "Titre")])
    led = client.get("/api/cms/pages/find/?html_path=/comment/")
    assert led.status_code == 302
    page = client.get(led.headers["Location"]).json()
    assert page["title"] == "Comment ça marche"
    assert page["introduction"] == "Trois étapes."
    assert [(block["type"], block["value"]) for block in page["prose"]] == [
        ("text", "<p>Bonjour</p>"),
        ("heading", "Titre"),
    ]
    assert page["meta"]["type"] == "home.StandardPage"


def test_pages_are_listed_by_type_place_and_slug(client):
    page = written()
    assert [one["id"] for one in items(client, "pages", type="home.StandardPage", slug="comment")] == [page.pk]
    assert page.pk in [one["id"] for one in items(client, "pages", child_of="root", limit=100)]
    assert client.get("/api/cms/pages/?limit=101").status_code == 400
    assert client.get("/api/cms/pages/?type=auth.User").status_code == 422
    assert client.get("/api/cms/pages/999999/").status_code == 404


def test_drafts_are_nobodys_whatever_is_sent_along(editor, client):
    page = written(live=False, introduction="Motsecret")
    live = written(slug="en-ligne", title="En ligne")
    live.introduction = "Motsecret"
    live.save_revision()
    _token, key = APIToken.create_token(user=member("programme@exemple.invalid"), name="x")
    for program in (editor, Client(headers={"Authorization": f"Bearer {key}"})):
        assert program.get(f"/api/cms/pages/{page.pk}/?version=draft").status_code == 404
        assert "Motsecret" not in program.get(f"/api/cms/pages/{live.pk}/?version=draft").content.decode()
        assert "Motsecret" not in program.get("/api/cms/pages/?limit=100").content.decode()
    assert client.get("/api/cms/pages/find/?html_path=/comment/").status_code == 404


def test_what_members_write_is_a_title_and_a_way_to_it(client):
    profile = ProfilePageFactory(organisation="Motsecret", volunteer__visibility={"organisation": "nobody"})
    request = HelpRequestFactory(description="La description est à /api/v1/")
    for page in (profile, request):
        told = client.get(f"/api/cms/pages/{page.pk}/").json()
        assert set(told) <= {"id", "title", "meta", "introduction"}
        assert told["meta"]["html_url"].endswith(page.url)
    assert "Motsecret" not in client.get(f"/api/cms/pages/{profile.pk}/").content.decode()


@pytest.mark.parametrize("address", ["https://entraide.exemple", "http://localhost:8080"])
def test_whole_addresses_are_those_of_the_settings(client, settings, address):
    page = written(title="Une page")
    settings.SITE_URL = address
    keep_site_address()
    told = client.get(f"/api/cms/pages/{page.pk}/").json()["meta"]
    assert told["html_url"] == f"{address}{page.url}"
    assert told["detail_url"] == f"{address}/api/cms/pages/{page.pk}/"


def test_a_parent_that_is_not_published_is_not_named(client):
    above = written(title="Motsecret", slug="dessus")
    below = StandardPage(title="Dessous", slug="dessous")
    above.add_child(instance=below)
    assert client.get(f"/api/cms/pages/{below.pk}/").json()["meta"]["parent"]["title"] == "Motsecret"
    Page.objects.filter(pk=above.pk).update(live=False)
    assert client.get(f"/api/cms/pages/{below.pk}/").json()["meta"]["parent"] is None


def test_nothing_can_be_written_by_this_door(editor):
    page = written()
    for method in ("post", "put", "patch", "delete"):
        for path in ("pages/", f"pages/{page.pk}/", "images/", "documents/", "redirects/find/"):
            assert getattr(editor, method)(f"/api/cms/{path}").status_code == 405, (method, path)
    assert editor.get("/api/cms/whoami/").status_code == 404
    assert editor.get("/api/cms/sites/").status_code == 404


def test_pictures_of_the_site_are_shown_and_those_of_people_and_drafts_are_not(client):
    shown, drafted, face = picture("Affiche"), picture("Brouillon"), picture("Visage")
    written(prose=[("image", shown)])
    written(slug="b", live=False, prose=[("image", drafted)])
    ProfilePageFactory(photo=face)
    assert [one["title"] for one in items(client, "images")] == ["Affiche"]
    assert client.get(f"/api/cms/images/{shown.pk}/").json()["width"] == 40
    for hidden in (drafted, face):
        assert client.get(f"/api/cms/images/{hidden.pk}/").status_code == 404


def test_documents_of_published_pages_only(client):
    papers = [
        get_document_model().objects.create(title=title, file=ContentFile(b"%PDF-", name=f"{title}.pdf"))
        for title in ("offert", "garde")
    ]
    written(prose=[("text", f'<p><a linktype="document" id="{papers[0].pk}">Lire</a></p>')])
    assert [one["title"] for one in items(client, "documents")] == ["offert"]
    assert client.get(f"/api/cms/documents/{papers[1].pk}/").status_code == 404


def test_where_an_old_address_leads_is_told_one_by_one(client):
    page = written()
    Redirect.add_redirect("/ancien", redirect_to=page, is_permanent=True)
    Redirect.add_redirect("/prive", redirect_to=written(slug="x", live=False))
    assert client.get("/api/cms/redirects/find/?html_path=/ancien").json() == {
        "link": page.url, "is_permanent": True,
    }  # fmt: skip
    assert client.get("/api/cms/redirects/find/?html_path=/prive").status_code == 404
    assert client.get("/api/cms/redirects/").status_code == 404


def test_an_editor_hands_a_draft_to_the_front_end_for_an_hour(editor, settings, monkeypatch):
    page = written(introduction="En ligne")
    page.introduction = "Bientôt"
    page.save_revision()
    visitor = Client()
    led = editor.get(f"/cms/apercu/{page.pk}/")
    answer = visitor.get(led.headers["Location"])
    assert answer.json()["introduction"] == "Bientôt"
    assert "no-store" in answer.headers["Cache-Control"]
    settings.FRONT_END_URL = "https://front.example"
    led = editor.get(f"/cms/apercu/{page.pk}/").headers["Location"]
    assert led.startswith("https://front.example/apercu?token=")
    token = led.partition("token=")[2]
    assert visitor.get(f"/api/cms/preview/{token}x/").status_code == 404
    monkeypatch.setattr(tokens, "LASTS", -tokens.LASTS)
    assert visitor.get(f"/api/cms/preview/{token}/").status_code == 404


def test_only_who_may_edit_makes_a_token(client):
    page = written()
    assert client.get(f"/cms/apercu/{page.pk}/").status_code == 302
    client.force_login(member("personne@exemple.invalid"))
    assert client.get(f"/cms/apercu/{page.pk}/").status_code in (302, 403)


def test_an_editor_gets_no_token_for_what_they_may_not_edit(editor):
    profile = ProfilePageFactory(live=False)
    assert editor.get(f"/cms/apercu/{profile.pk}/").status_code == 404


def test_readers_are_led_to_the_front_end_when_there_is_one(client, settings):
    page = written()
    assert client.get(page.url).status_code == 200
    settings.FRONT_END_URL = "https://front.example"
    led = client.get("/demandes/?theme=pca&page=2")
    assert (led.status_code, led.headers["Location"]) == (302, "https://front.example/demandes/?theme=pca&page=2")
    for path in ("/api/v1/themes", "/compte/login/", "/chiffres/json/", "/flux/demandes.atom", "/robots.txt"):
        assert client.get(path).status_code == 200, path


def test_lists_cost_the_same_however_long(client, django_assert_max_num_queries):
    for number in range(12):
        written(slug=f"page-{number}", prose=[("image", picture(f"{number}"))])
    items(client, "pages")
    for path in ("pages", "images"):
        with django_assert_max_num_queries(8):
            assert len(items(client, path, limit=12)) == 12
