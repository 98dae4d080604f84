"""The editors' desk: queues in one table, pages to read again, what is done with several at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from accounts.roles import Role
from home.desk.freshness import STILL_RIGHT, stale_pages
from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from tests.cms.factories import staff
from tests.directory.factories import MembershipFactory, ProfilePageFactory
from tests.toolbox.factories import ResourceFactory
from toolbox.models import Resource

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


def old(page):
    """Have a page be published a year ago."""
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() - YEAR)
    return page


@pytest.fixture
def others_are_fresh():
    Page.objects.update(last_published_at=timezone.now())


def text_page(title):
    page = HomePage.objects.get().add_child(instance=StandardPage(title=title))
    page.save_revision().publish()
    return page


def stale(client) -> str:
    answer = client.get(reverse("cms_stale_pages"))
    assert answer.status_code == 200
    return answer.text


def test_what_nobody_has_read_for_long(client, others_are_fresh):
    old(text_page("Vieux texte"))
    text_page("Texte récent")
    old(ResourceFactory(title="Vieille charte"))
    old(ProfilePageFactory(title="Ada Exemple"))
    client.force_login(staff(Role.EDITOR))
    shown = stale(client)
    assert "Vieux texte" in shown
    assert "Vieille charte" in shown
    assert "Texte récent" not in shown
    assert "Ada Exemple" not in shown
    assert "Vieux texte" in client.get("/cms/").text
    export = b"".join(client.get(reverse("cms_stale_pages"), {"export": "csv"}).streaming_content).decode()
    assert "Vieux texte" in export


def test_one_gesture_says_that_it_is_still_right(client, others_are_fresh):
    page, editor = old(text_page("Vieux texte")), staff(Role.EDITOR)
    client.force_login(editor)
    answer = client.post(reverse("cms_still_right", args=[page.pk]), follow=True)
    assert "est juste à ce jour" in answer.text
    assert "Toutes les pages" in answer.text
    entry = PageLogEntry.objects.get(action=STILL_RIGHT)
    assert (entry.page_id, entry.user) == (page.pk, editor)
    assert "Relue et trouvée juste" in client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text
    later = timezone.now() + YEAR
    assert page.pk in stale_pages(editor, later).values_list("pk", flat=True)


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.COORDINATOR])
def test_whoever_may_not_edit_a_page_says_nothing_of_it(client, role):
    page = old(text_page("Vieux texte"))
    client.force_login(staff(role))
    client.post(reverse("cms_still_right", args=[page.pk]))
    assert not PageLogEntry.objects.filter(action=STILL_RIGHT).exists()


def test_a_profile_is_not_the_editors_to_confirm(client):
    page = ProfilePageFactory()
    client.force_login(staff(Role.MODERATOR))
    client.post(reverse("cms_still_right", args=[page.pk]))
    assert not PageLogEntry.objects.filter(action=STILL_RIGHT).exists()


def bulk(action, *pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{address}?{'&'.join(f'id={page.pk}' for page in pages)}&next=/cms/"


def test_several_pages_at_once_are_right(client, others_are_fresh):
    pages = [old(text_page("Un")), old(text_page("Deux"))]
    client.force_login(staff(Role.EDITOR))
    url = bulk("still_right", *pages, ProfilePageFactory(title="Ada Exemple"))
    shown = client.get(url).text
    assert "Un</a>" in shown
    assert "Cette page est laissée telle quelle" in shown
    assert "2 pages sont justes à ce jour." in client.post(url, follow=True).text
    assert PageLogEntry.objects.filter(action=STILL_RIGHT).count() == 2


def test_several_pages_get_a_last_day(client):
    resource, text = ResourceFactory(), text_page("Un texte")
    waits = ResourceFactory(title="Charte dont un brouillon attend")
    waits.summary = "Pas encore relu."
    waits.save_revision()
    client.force_login(staff(Role.EDITOR))
    url = bulk("last_day", resource, text, waits)
    refused = client.post(url, {"expire_at": "2020-01-01 12:00"})
    assert "Ce moment est passé" in refused.text
    assert not Page.objects.exclude(expire_at=None).exists()
    until = timezone.localtime() + timedelta(days=30)
    client.post(url, {"expire_at": f"{until:%Y-%m-%d %H:%M}"})
    ended = set(Page.objects.exclude(expire_at=None).values_list("pk", flat=True))
    assert ended == {resource.pk, text.pk}
    assert Resource.objects.get(pk=resource.pk).get_latest_revision_as_object().expire_at is not None
    assert Resource.objects.get(pk=waits.pk).summary == "Deux pages à adapter."


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.COORDINATOR])
def test_whoever_may_not_publish_sets_no_last_day(client, role):
    page = ResourceFactory()
    client.force_login(staff(role))
    client.post(bulk("last_day", page), {"expire_at": "2099-01-01 12:00"})
    assert not Page.objects.exclude(expire_at=None).exists()


def test_news_stay_as_they_were_on_their_day(others_are_fresh):
    news = NewsIndexPage.objects.get().add_child(instance=NewsPage(title="Ouverture", introduction="Nous ouvrons."))
    old(news)
    assert not stale_pages(staff(Role.EDITOR)).exists()


def test_queues_in_one_table_with_the_age_of_the_oldest(client):
    row = MembershipFactory(confirmed_at=None)
    type(row).objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=3))
    client.force_login(staff(Role.COORDINATOR))
    shown = client.get("/cms/").text
    table = shown.partition('id="panel-queues"')[2].partition("</section>")[0]
    assert "Rattachements à confirmer" in table
    assert "#panel-membershipspanel" in table
    assert 'id="panel-membershipspanel"' in shown
    assert "le plus ancien depuis" in table


def test_the_week_in_numbers(client):
    ProfilePageFactory()
    client.force_login(staff(Role.EDITOR))
    week = client.get("/cms/").text.partition('id="panel-week"')[2].partition("</section>")[0]
    assert week.count("<dd>1</dd>") == 2
