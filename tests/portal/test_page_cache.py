"""Visitors get a page that is kept, and never one that is no longer true."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage
from portal.mail import sending
from portal.page_cache.kept import KeptPage, Shelf
from portal.page_cache.middleware import shelf
from portal.page_cache.watching import is_public_change, number
from tests.directory.factories import ProfilePageFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def page(settings, client):
    """A profile that a visitor has read once."""
    settings.PAGE_CACHE_SECONDS = 60
    shelf.clear()
    page = ProfilePageFactory(title="Camille Martin")
    assert client.get(page.url).status_code == 200
    return page


def read(client, page, **headers) -> tuple[str, int]:
    """Return what a visitor reads, and how many questions it took."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(page.url, headers=headers)
    return answer.content.decode(), len(asked)


def test_the_second_visitor_costs_one_question(client, page):
    first, _many = read(client, page)
    again, questions = read(client, page)
    assert (again, questions) == (first, 1)
    assert "Camille Martin" in again


def test_who_has_the_page_is_told_that_it_is_the_same(client, page):
    answer = client.get(page.url)
    same = client.get(page.url, headers={"if-none-match": answer["ETag"]})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", answer["ETag"])
    assert same["Content-Security-Policy"] == answer["Content-Security-Policy"]
    assert client.get(page.url, headers={"if-none-match": '"another"'}).status_code == 200


@pytest.mark.parametrize("how", ["update", "save", "in a transaction"])
def test_a_change_is_seen_by_the_next_visitor(client, page, how):
    if how == "update":
        VolunteerProfilePage.objects.filter(pk=page.pk).update(title="Dominique Petit")
    with transaction.atomic():
        if how != "update":
            page.title = "Dominique Petit"
            page.save()
    assert "Dominique Petit" in read(client, page)[0]


def test_what_is_undone_changes_nothing(client, page):
    before = number()
    with transaction.atomic():
        VolunteerProfilePage.objects.filter(pk=page.pk).update(title="Dominique Petit")
        transaction.set_rollback(True)
    assert number() == before
    assert read(client, page)[1] == 1


def test_a_part_that_is_undone_takes_nothing_from_the_rest(client, page):
    with transaction.atomic():
        with transaction.atomic():
            VolunteerProfilePage.objects.filter(pk=page.pk).update(title="Undone")
            transaction.set_rollback(True)
        VolunteerProfilePage.objects.filter(pk=page.pk).update(title="Dominique Petit")
    assert "Dominique Petit" in read(client, page)[0]


def test_a_page_taken_offline_is_gone(client, page):
    page.unpublish()
    assert client.get(page.url).status_code == 404


def test_letters_and_sessions_leave_pages_as_they_are(client, page):
    sending.queue(to="somebody@exemple.invalid", subject="x", text="x")
    UserFactory.create()
    client.get(page.url)
    before = number()
    sending.queue(to="somebody@exemple.invalid", subject="y", text="y")
    assert number() == before
    assert read(client, page)[1] == 1


def test_members_get_their_own_page_and_leave_none_behind(client, client_of_somebody, page):
    mine = client_of_somebody.get(page.url)
    assert 'class="me"' in mine.content.decode()
    assert "no-store" in mine["Cache-Control"]
    theirs, _questions = read(client, page)
    assert 'class="me"' not in theirs


@pytest.fixture
def client_of_somebody():
    from django.test import Client

    client = Client()
    client.force_login(UserFactory.create(first_name="Zoé", last_name="Unique"))
    return client


def test_each_language_has_its_page(client, page):
    english = client.get(f"/en{page.url}").content.decode()
    french, questions = read(client, page, **{"accept-language": "en"})
    assert '<html lang="en"' in english
    assert '<html lang="fr"' in french
    assert questions == 1


def test_nothing_is_kept_when_it_is_turned_off(client, page, settings):
    settings.PAGE_CACHE_SECONDS = 0
    assert read(client, page)[1] > 1


def test_what_is_used_least_goes_first():
    little = Shelf(most=250)
    kept = KeptPage(number=1, until=10, etag='"x"', body=b"x" * 100, head=())
    for name in ("a", "b"):
        little.put((name,), kept)
    little.get(("a",), number=1, now=0)
    little.put(("c",), kept)
    assert [name for name in "abc" if little.get((name,), number=1, now=0)] == ["a", "c"]
    assert little.get(("a",), number=2, now=0) is None
    assert little.get(("c",), number=1, now=11) is None
    assert little.size == 0


@pytest.mark.parametrize(
    ("statement", "is_public"),
    [
        ('UPDATE "wagtailcore_page" SET "title" = %s', True),
        ('INSERT INTO "community_post" ("body") VALUES (%s)', True),
        ('INSERT OR IGNORE INTO "directory_volunteer" ("id") VALUES (%s)', True),
        ('DELETE FROM "help_requests_need"', True),
        ('UPDATE "work_outboxrow" SET "lease" = %s', False),
        ('SELECT "id" FROM "wagtailcore_page" FOR UPDATE', False),
    ],
)
def test_statements_are_told_apart(statement, is_public):
    assert is_public_change(statement) is is_public


def test_every_page_written_by_members_is_kept():
    assert HelpRequestPage.is_kept_whole
    assert VolunteerProfilePage.is_kept_whole
