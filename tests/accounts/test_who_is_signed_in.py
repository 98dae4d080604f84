"""Whoever a session is of is known at the beginning of each page, as they are now."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Notification, User
from accounts.roles import Role, groups_of
from portal.page_cache.watching import number_asked_once
from tests.directory.factories import ProfilePageFactory, UserFactory
from tests.portal.forgetting import forget_parts

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PAGE = "/annuaire/"


@pytest.fixture
def person(client):
    user = UserFactory(first_name="Alix", last_name="Brune")
    client.force_login(user)
    return user


def is_signed_in(client):
    return "Se déconnecter" in client.get(PAGE).text


def test_two_questions_tell_who_it_is_and_what_waits_for_them(client, person, settings):
    settings.PAGE_CACHE_SECONDS = 60
    forget_parts()
    Notification.objects.create(user=person, kind="x", title="Un avis", url="/")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(PAGE)
    assert "1 notification non lue" in answer.text
    about = [query["sql"] for query in asked if "django_session" in query["sql"] or "accounts_" in query["sql"]]
    assert [("django_session" in sql, "accounts_user" in sql) for sql in about] == [(True, False), (False, True)]
    Notification.objects.update(read_at=timezone.now())
    assert "notification non lue" not in client.get(PAGE).text


def test_the_release_before_takes_a_session_for_its_own(client, person):
    """During an upgrade both serve the same people."""
    row = Session.objects.get()
    store = db.SessionStore(row.session_key)
    assert store["_auth_user_backend"] == "allauth.account.auth_backends.AuthenticationBackend"
    store.save()
    assert is_signed_in(client)


ENDINGS = {
    "the session is over": lambda user: Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1)),
    "it was ended elsewhere": lambda user: Session.objects.all().delete(),
    "may no longer sign in": lambda user: User.objects.filter(pk=user.pk).update(is_active=False),
    "gone": lambda user: user.delete(),
    "another password": lambda user: User.objects.filter(pk=user.pk).update(password="!autre"),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_session_ends_with_its_reason(client, person, ending):
    assert is_signed_in(client)
    ENDINGS[ending](person)
    assert not is_signed_in(client)


def test_roles_are_known_while_nothing_changes_and_asked_for_again_then(settings):
    settings.PAGE_CACHE_SECONDS = 60
    forget_parts()
    user = ProfilePageFactory().owner

    def groups():
        with number_asked_once(), CaptureQueriesContext(connection) as asked:
            return groups_of(User.objects.get(pk=user.pk)), len(asked) - 1

    assert groups() == (frozenset(), 1)
    assert groups() == (frozenset(), 0)
    user.groups.add(Group.objects.get(name=Role.COORDINATOR))
    assert groups() == (frozenset({Role.COORDINATOR}), 1)
    user.groups.clear()
    assert groups() == (frozenset(), 1)
    # Outside a page it is asked each time: a worker lives long, and knows no number.
    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            groups_of(User.objects.get(pk=user.pk))
        assert len(asked) == 2
