"""French and English: editors' pages have translations; what exists once is read under `/en/` in an English frame."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from accounts.roles import Role
from directory.models import DirectoryPage
from home.models import HomePage, NavigationSettings, NewsIndexPage, StandardPage
from tests.cms.factories import staff
from tests.directory.factories import ProfilePageFactory

pytestmark = pytest.mark.django_db


def translated(page, **fields):
    """Return the published English translation of a page."""
    copy = page.copy_for_translation(Locale.objects.get(language_code="en"))
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return type(copy).objects.get(pk=copy.pk)


@pytest.fixture
def english():
    """An English front page and an English page of text."""
    home = translated(
        HomePage.objects.get(), title="Home", sentence="Establishments help each other.", lead="In English."
    )
    how = StandardPage.objects.get(slug="comment-ca-marche")
    return home, translated(how, title="How it works", slug="how-it-works")


def test_each_language_has_its_words_and_its_address(client, english):
    assert "Establishments help each other." in client.get("/en/").text
    assert "Establishments help each other." not in client.get("/").text
    page = client.get("/en/how-it-works/").text
    assert "<h1>How it works</h1>" in page
    assert '<link rel="canonical" href="http://localhost/en/how-it-works/">' in page
    assert 'href="/comment-ca-marche/" hreflang="fr"' in page
    assert 'href="/en/how-it-works/" hreflang="en"' in client.get("/comment-ca-marche/").text


def test_what_exists_once_is_read_in_an_english_frame(client, english):
    profile = ProfilePageFactory()
    for path in ("annuaire/", f"annuaire/{profile.slug}/", "demandes/", "mentions-legales/"):
        page = client.get(f"/en/{path}")
        assert page.status_code == 200, path
        assert '<html lang="en">' in page.text
        assert f'<link rel="canonical" href="http://localhost/{path}">' in page.text
    assert client.get("/en/nulle-part/").status_code == 404
    assert client.get("/nulle-part/").status_code == 404


def test_a_draft_translation_is_nobodys(client, english):
    _home, how = english
    how.unpublish()
    assert client.get("/en/how-it-works/").status_code == 404
    assert client.get("/en/comment-ca-marche/").status_code == 200


def test_menus_lead_to_the_readers_language(client, english):
    header = client.get("/en/").text.partition('aria-label="Main menu"')[2].partition("</nav>")[0]
    assert '<a href="/en/how-it-works/">How it works</a>' in header
    assert '<a href="/en/annuaire/">Directory</a>' in header
    menus = NavigationSettings.for_site(Site.objects.get())
    menus.header_links.filter(page__slug="annuaire").update(title_en="People")
    assert '<a href="/en/annuaire/">People</a>' in client.get("/en/").text


def test_banner_and_foot_speak_the_readers_language(client):
    menus = NavigationSettings.for_site(Site.objects.get())
    menus.banner, menus.banner_en, menus.footer_text_en = "Vague dans l’Est", "Surge in the East", "Run by volunteers."
    menus.banner_page = DirectoryPage.objects.get().page_ptr
    menus.save()
    english = client.get("/en/").text
    assert "Surge in the East" in english
    assert '<a href="/en/annuaire/">Annuaire</a>' in english
    assert "Run by volunteers." in english
    french = client.get("/").text
    assert "Vague dans l’Est" in french
    assert "Run by volunteers." not in french


@pytest.mark.parametrize(("starts", "ends", "shown"), [(-1, 1, True), (1, 2, False), (-2, -1, False)])
def test_the_banner_comes_and_goes_by_itself(client, starts, ends, shown):
    now = timezone.now()
    menus = NavigationSettings.for_site(Site.objects.get())
    menus.banner = "Vague dans l’Est"
    menus.banner_from, menus.banner_until = (now + timezone.timedelta(days=days) for days in (starts, ends))
    menus.save()
    assert ("Vague dans l’Est" in client.get("/").text) is shown


def translate(client, page, **data):
    return client.post(reverse("cms_translate", args=[page.pk, "en"]), data, follow=True)


def test_an_editor_makes_a_translation_and_may_write_it(client):
    home, editor = HomePage.objects.get(), staff(Role.EDITOR)
    client.force_login(editor)
    assert reverse("cms_translate", args=[home.pk, "en"]) in client.get(f"/cms/pages/{home.pk}/edit/").text
    answer = translate(client, home)
    copy = HomePage.objects.get(locale__language_code="en")
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    assert (copy.live, copy.sentence, len(copy.sections)) == (False, home.sentence, len(home.sections))
    assert copy.permissions_for_user(editor).can_publish()
    translate(client, home)
    assert HomePage.objects.count() == 2


def test_the_page_above_comes_first(client):
    client.force_login(staff(Role.EDITOR))
    page = StandardPage.objects.get(slug="comment-ca-marche")
    assert "Traduisez d’abord la page au-dessus" in translate(client, page).text
    assert StandardPage.objects.filter(locale__language_code="en").count() == 0
    translate(client, HomePage.objects.get())
    translate(client, page)
    assert StandardPage.objects.filter(locale__language_code="en", live=False).count() == 1


@pytest.mark.parametrize(("role", "model"), [(Role.ADMINISTRATOR, DirectoryPage), (Role.MODERATOR, HomePage)])
def test_what_exists_once_is_never_copied_nor_what_one_may_not_edit(client, role, model):
    client.force_login(staff(role))
    page = model.objects.get()
    translate(client, page)
    assert Page.objects.filter(translation_key=page.translation_key).count() == 1


def test_news_of_a_language_without_any_are_told_in_the_first(client, english):
    index = NewsIndexPage.objects.get()
    assert client.get("/en/actualites/").status_code == 200
    assert index.locale.language_code == "fr"
