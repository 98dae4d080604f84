"""Pages come and go by their dates, the worker seeing to it; an address that changed leads to the new one."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from portal.work.tasks import publish_scheduled

pytestmark = pytest.mark.django_db


def at(page: Page, **dates: datetime) -> None:
    """Have the dates of a page and of its version be those; forms refuse dates that are over, the clock does not."""
    Page.objects.filter(pk=page.pk).update(**dates)
    go_live_at = dates.get("go_live_at")
    for revision in page.revisions.all():
        revision.content["go_live_at"] = go_live_at and go_live_at.isoformat()
        revision.approved_go_live_at = go_live_at
        revision.save()


def test_news_written_for_later_come_at_their_time(client: Client):
    now = timezone.now()
    news = NewsPage(title="Ouverture", introduction="Demain.", live=False, go_live_at=now + timedelta(days=1))
    NewsIndexPage.objects.get().add_child(instance=news)
    news.save_revision().publish()
    publish_scheduled()
    assert client.get("/actualites/ouverture/").status_code == 404
    assert "Ouverture" not in client.get("/actualites/").text
    at(news, go_live_at=now - timedelta(minutes=1))
    publish_scheduled()
    publish_scheduled()
    assert client.get("/actualites/ouverture/").status_code == 200
    assert "Ouverture" in client.get("/actualites/").text


def test_a_page_goes_at_its_time(client: Client):
    page = HomePage.objects.get().add_child(instance=StandardPage(title="Provisoire"))
    page.save_revision().publish()
    at(page, expire_at=timezone.now() - timedelta(minutes=1))
    publish_scheduled()
    assert client.get("/provisoire/").status_code == 404


def test_an_old_address_leads_to_the_new_one(client: Client, django_capture_on_commit_callbacks):
    page = StandardPage.objects.get(slug="comment-ca-marche")
    page.slug = "mode-d-emploi"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    answer = client.get("/comment-ca-marche/", follow=True)
    assert answer.redirect_chain == [("/mode-d-emploi/", 301)]
    assert page.title in answer.text
