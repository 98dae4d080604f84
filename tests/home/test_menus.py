"""Editors decide what stands in header, footer and banner."""

import pytest
from wagtail.models import Site

from home.models import HeaderLink, NavigationSettings

pytestmark = pytest.mark.django_db


def header(client, path="/"):
    return client.get(path).content.decode().partition('aria-label="Menu principal"')[2].partition("</nav>")[0]


@pytest.fixture
def menus():
    return NavigationSettings.for_site(Site.objects.get())


def test_the_first_menus_lead_everywhere(client, menus):
    page = client.get("/").content.decode()
    for link in [*menus.header_links.all(), *menus.footer_links.all()]:
        url = link.page.get_url()
        assert f'href="{url}"' in page
        assert client.get(url).status_code == 200


def test_an_unpublished_page_leaves_the_menu(client, menus):
    menus.header_links.get(page__slug="annuaire").page.specific.unpublish()
    assert "/annuaire/" not in header(client)
    assert "/demandes/" in header(client)


def test_without_a_menu_the_pages_that_want_one_are_shown(client):
    HeaderLink.objects.all().delete()
    links = header(client)
    assert all(f'href="/{slug}/"' in links for slug in ("annuaire", "demandes", "bilans"))


def test_the_page_one_reads_is_marked(client):
    assert 'href="/annuaire/" aria-current="page"' in header(client, "/annuaire/")
    assert "aria-current" not in header(client)


def test_discussions_are_found_from_every_page_and_from_the_requests(client):
    assert 'href="/discussions/">Discussions' in header(client)
    assert 'href="/en/discussions/">Discussions' in client.get("/en/").text
    assert 'href="/discussions/" aria-current="page"' in header(client, "/discussions/")
    assert client.get("/demandes/").text.count('href="/discussions/"') == 2


def test_the_banner_is_on_every_page_while_it_says_something(client, menus):
    menus.banner = "Vague dans le Grand Est <b>"
    menus.save()
    for path in ("/", "/annuaire/", "/compte/login/", "/nulle-part/"):
        assert "Vague dans le Grand Est &lt;b&gt;" in client.get(path).content.decode()
    menus.banner = ""
    menus.save()
    assert 'class="banner"' not in client.get("/").content.decode()


def test_help_is_asked_for_in_one_click_from_everywhere(client):
    for path in ("/", "/annuaire/", "/compte/login/"):
        assert 'class="btn btn-primary" href="/demandes/nouvelle/"' in header(client, path)


def test_what_a_line_cannot_hold_is_folded_and_stays_whole_on_a_telephone(client, menus):
    links = header(client)
    folded = links.partition("<details")[2].partition("</details>")[0]
    assert folded.count("<a ") == 3
    assert 'href="/bilans/"' in folded
    assert links.partition("<details")[0].count("<a ") == 7, "the menu of narrow screens has them all"


def test_a_single_entry_is_never_folded(client, menus):
    for link in list(menus.header_links.all())[-2:]:
        link.delete()
    assert "<details" not in header(client)
