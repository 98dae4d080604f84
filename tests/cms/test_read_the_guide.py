"""The editors' guide in the admin: its chapters, their links, and its pictures where somebody made them."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from home.guide import chapters as guide
from tests.accounts.factories import member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_everybody_who_works_there_reads_it(as_role, role):
    client = as_role(role)
    for chapter in guide.chapters():
        answer = client.get(reverse("cms_guide_chapter", args=[chapter.slug]))
        assert answer.status_code == 200
        assert chapter.title in answer.text
        assert "{#" not in answer.text
    assert reverse("cms_guide") in client.get("/cms/").text


def test_members_do_not(client):
    client.force_login(member())
    assert client.get(reverse("cms_guide")).status_code in (302, 403)


def test_the_first_chapter_leads_to_the_others(as_role):
    page = as_role(Role.EDITOR).get(reverse("cms_guide")).text
    for slug in ("pages-et-accueil", "deux-langues", "boite-a-outils", "tableau-de-bord"):
        assert page.count(f'href="{reverse("cms_guide_chapter", args=[slug])}"') == 2
    assert "<table>" in page


@pytest.mark.parametrize("slug", ["n-existe-pas", "..", "README.md"])
def test_no_other_file_is_a_chapter(as_role, slug):
    assert as_role(Role.EDITOR).get(f"/cms/guide/{slug}/").status_code in (301, 302, 404)


def test_a_picture_is_shown_where_it_was_made(as_role, settings, tmp_path, monkeypatch):
    client = as_role(Role.EDITOR)
    chapter = reverse("cms_guide_chapter", args=["tableau-de-bord"])
    address = reverse("cms_guide_picture", args=["tableau-de-bord.png"])
    monkeypatch.setattr(guide, "PICTURES", tmp_path)
    assert address not in client.get(chapter).text
    assert client.get(address).status_code == 404
    (tmp_path / "tableau-de-bord.png").write_bytes(b"\x89PNG")
    assert f'<img src="{address}" alt="Le tableau de bord de l’administration"' in client.get(chapter).text
    for name in ("../tableau-de-bord.md", "..%2Fsecret.png", "x.svg"):
        assert client.get(f"/cms/guide/images/{name}", follow=True).status_code == 404
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == b"\x89PNG"
    answer.close()
