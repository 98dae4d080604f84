"""Visitors get a page that is kept, and never one that is no longer true."""

import gzip
from dataclasses import dataclass
from itertools import pairwise

import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections, connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import consent
from accounts.consent import Purpose
from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage
from portal.editing import review
from portal.mail import sending
from portal.page_cache.kept import KeptPage, Shelf
from portal.page_cache.middleware import shelf
from portal.page_cache.watching import is_public_change, number, number_at_once, watch
from portal.page_cache.wsgi import kept_first
from tests.directory.browsing import form_in
from tests.directory.factories import ProfilePageFactory, UserFactory
from tests.directory.reviewing import approve
from tests.portal.forgetting import forget_parts

# Where the number follows the commit, there has to be one; such a test costs seconds.
committed = pytest.mark.django_db(transaction=True, serialized_rollback=True)
pytestmark = pytest.mark.django_db


@dataclass
class Answer:
    """What a visitor gets, and how many questions it took."""

    status: int
    head: dict[str, str]
    text: str
    questions: int


def visit(path: str, **headers: str) -> Answer:
    """Read a page as a web server asks for it."""
    told: list = []
    environ = RequestFactory().get(path, headers=headers).environ
    with CaptureQueriesContext(connection) as asked:
        response = kept_first(WSGIHandler())(environ, lambda status, head: told.extend([status, head]))
        body = b"".join(response)
        if hasattr(response, "close"):
            response.close()
    head = dict(told[1])
    text = gzip.decompress(body) if "Content-Encoding" in head else body
    # The one question for a kept page is asked by PostgreSQL's driver itself, which Django doesn't see.
    return Answer(int(told[0][:3]), head, text.decode(), max(1, len(asked)))


@pytest.fixture
def page(settings):
    """A profile that a visitor has read once; the connection of the test stays open, as with Django's own client."""
    ends = (signals.request_started, signals.request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield read_once(settings)
    for end in ends:
        end.connect(close_old_connections)


def read_once(settings) -> VolunteerProfilePage:
    """Return a profile that a visitor has read."""
    settings.PAGE_CACHE_SECONDS = 60
    shelf.clear()
    forget_parts()
    page = ProfilePageFactory(title="Camille Martin")
    assert visit(page.url).status == 200
    return page


def test_the_second_visitor_costs_one_question(page):
    shelf.clear()
    first, again = visit(page.url), visit(page.url)
    assert (again.text, again.questions) == (first.text, 1)
    assert first.questions > 1
    assert "Camille Martin" in again.text
    assert set(again.head) == set(first.head)
    assert again.head["X-Request-ID"] != first.head["X-Request-ID"]


def test_who_has_the_page_is_told_that_it_is_the_same(page):
    answer = visit(page.url)
    same = visit(page.url, **{"if-none-match": answer.head["ETag"]})
    assert (same.status, same.text, same.head["ETag"]) == (304, "", answer.head["ETag"])
    assert same.head["Content-Security-Policy"] == answer.head["Content-Security-Policy"]
    assert visit(page.url, **{"if-none-match": '"another"'}).status == 200


@committed
def test_a_change_is_seen_by_the_next_visitor(page):
    VolunteerProfilePage.objects.filter(pk=page.pk).update(title="Dominique Petit")
    assert "Dominique Petit" in visit(page.url).text
    with transaction.atomic():
        page.title = "Alix Roux"
        page.save()
    assert "Alix Roux" in visit(page.url).text
    page.unpublish()
    assert visit(page.url).status == 404


@committed
def test_what_is_undone_changes_nothing_and_takes_nothing_from_the_rest(page):
    before = number()
    with transaction.atomic():
        VolunteerProfilePage.objects.filter(pk=page.pk).update(title="Undone")
        transaction.set_rollback(True)
    assert number() == before
    assert visit(page.url).questions == 1
    with transaction.atomic():
        with transaction.atomic():
            VolunteerProfilePage.objects.filter(pk=page.pk).update(title="Undone")
            transaction.set_rollback(True)
        VolunteerProfilePage.objects.filter(pk=page.pk).update(title="Dominique Petit")
    assert "Dominique Petit" in visit(page.url).text


def test_a_connection_that_opens_within_a_request_is_read_in_the_next_as_well():
    fresh = connection.copy()
    with fresh.execute_wrapper(lambda execute, *statement: execute(*statement)):
        watch(fresh)
    assert [one.__module__ for one in fresh.execute_wrappers] == [watch.__module__]


def test_letters_and_sessions_leave_pages_as_they_are(page):
    sending.queue(to="somebody@exemple.invalid", subject="x", text="x")
    UserFactory.create()
    visit(page.url)
    before = number()
    sending.queue(to="somebody@exemple.invalid", subject="y", text="y")
    assert number() == before
    assert visit(page.url).questions == 1


@committed
def test_sending_a_draft_to_review_leaves_pages_as_they_are_until_it_is_approved(client, page):
    """Of an edit the row of the page alone counts; who is named as before isn't written again."""
    consent.give(page.owner, Purpose.PUBLIC_PROFILE)
    client.force_login(page.owner)
    numbers = []
    # The first of them gives the account the name of the page.
    for words in ("J’ai ouvert deux unités en une semaine.", "J’en ai ouvert trois.", "J’ai ouvert quatre unités."):
        typed = form_in(client.get("/compte/profil/modifier/"), having="version")
        assert client.post("/compte/profil/modifier/", typed | {"presentation": words}).status_code == 302
        numbers.append(number())
    assert [after - before for before, after in pairwise(numbers)] == [1, 1]
    reviewed = VolunteerProfilePage.objects.get(pk=page.pk)
    visit(page.url)
    before = number()
    assert review.send(reviewed, by=page.owner)
    assert number() == before
    assert visit(page.url).questions == 1
    approve(reviewed)
    assert number() > before
    assert "quatre unités" in visit(page.url).text


def test_members_get_their_own_page_and_leave_none_behind(client, page):
    client.force_login(UserFactory.create(first_name="Zoé", last_name="Unique"))
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    mine = visit(page.url, cookie=cookie)
    assert 'class="me"' in mine.text
    assert "no-store" in mine.head["Cache-Control"]
    assert 'class="me"' not in visit(page.url).text
    assert visit(page.url, cookie=cookie).questions > 1


@pytest.mark.parametrize("headers", [{"cookie": "csrftoken=x"}, {"authorization": "Bearer x"}, {"hx-request": "true"}])
def test_whoever_is_more_than_a_visitor_is_answered_anew(page, headers):
    assert visit(page.url, **headers).questions > 1


def test_each_language_has_its_page(page):
    english, french = visit(f"/en{page.url}"), visit(page.url, **{"accept-language": "en"})
    assert '<html lang="en"' in english.text
    assert '<html lang="fr"' in french.text
    assert french.questions == 1


def test_nothing_is_kept_when_it_is_turned_off(page, settings):
    settings.PAGE_CACHE_SECONDS = 0
    assert visit(page.url).questions > 1


def test_what_is_used_least_goes_first():
    little = Shelf(most=250)
    kept = KeptPage(number=1, until=10, etag='"x"', body=b"x" * 100, head=())
    for name in ("a", "b"):
        little.put((name,), kept)
    little.get(("a",), number=lambda: 1, now=0)
    little.put(("c",), kept)
    assert [name for name in "abc" if little.get((name,), number=lambda: 1, now=0)] == ["a", "c"]
    assert little.get(("a",), number=lambda: 2, now=0) is None
    assert little.get(("c",), number=lambda: 1, now=11) is None
    assert little.size == 0


@pytest.mark.parametrize(
    ("statement", "is_public"),
    [
        ('UPDATE "wagtailcore_page" SET "title" = %s', True),
        ('INSERT INTO "community_post" ("body") VALUES (%s)', True),
        ('INSERT OR IGNORE INTO "directory_volunteer" ("id") VALUES (%s)', True),
        ('DELETE FROM "help_requests_need"', True),
        ('UPDATE "work_outboxrow" SET "lease" = %s', False),
        ('INSERT INTO "accounts_user" ("password", "email") VALUES (%s, %s)', False),
        ('INSERT INTO "accounts_user_groups" ("user_id", "group_id") VALUES (%s, %s)', True),
        ('UPDATE "accounts_user" SET "last_login" = %s WHERE "accounts_user"."id" = %s', False),
        ('UPDATE "accounts_user" SET "last_login" = %s, "is_active" = %s WHERE "accounts_user"."id" = %s', True),
        ('SELECT "id" FROM "wagtailcore_page" FOR UPDATE', False),
        ('INSERT INTO "wagtailcore_revision" ("content") VALUES (%s)', False),
        ('INSERT INTO "wagtailcore_referenceindex" ("to_object_id") VALUES (%s)', False),
        ('UPDATE "wagtailcore_workflowstate" SET "status" = %s', False),
        ('UPDATE "wagtailcore_page" SET "live" = %s', True),
    ],
)
def test_statements_are_told_apart(statement, is_public):
    assert is_public_change(statement) is is_public


@committed
def test_the_driver_is_told_of_a_change_as_django_is(page):
    before = number_at_once()
    VolunteerProfilePage.objects.filter(pk=page.pk).update(title="Camille Duval")
    assert number_at_once() == number() == before + 1
    with transaction.atomic():
        assert number_at_once() == number()


def test_every_page_written_by_members_is_kept():
    assert HelpRequestPage.is_kept_whole
    assert VolunteerProfilePage.is_kept_whole


def test_a_kept_page_leaves_compressed_for_whoever_reads_it(page):
    packed = visit(page.url, **{"accept-encoding": "gzip"})
    assert (packed.status, packed.questions) == (200, 1)
    assert packed.head["Content-Encoding"] == "gzip"
    assert packed.head["Vary"].count("Accept-Encoding") == 1
    assert visit(page.url).text == packed.text
    again = visit(page.url, **{"accept-encoding": "gzip", "if-none-match": packed.head["ETag"]})
    assert (again.status, again.text) == (304, "")
    assert "Content-Encoding" not in again.head


def hang_up():
    """Have the server close the connection of this test."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (ours,) = cursor.fetchone()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 1000)", [ours])
    other.close()


@committed
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server that could hang up")
@pytest.mark.parametrize("is_kept", [True, False])
def test_a_connection_that_the_server_closed_is_opened_again_for_the_same_visitor(page, is_kept):
    """The question for the number is the first of a request, and takes the place of Django's own for its health."""
    connection.ensure_connection()
    assert visit(page.url).status == 200
    hang_up()
    if not is_kept:
        shelf.clear()
    assert visit(page.url).status == 200
    assert number_at_once() == number()
    assert visit(page.url).questions == 1


@committed
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server that could hang up")
def test_a_connection_that_the_server_closed_is_opened_again_for_who_sends_a_form(page, client):
    """No number is asked for a form: the session is the first question."""
    client.force_login(page.owner)
    hang_up()
    assert client.post(reverse("account_logout")).status_code == 302
