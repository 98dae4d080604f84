"""What one is told: on the site at once, by mail as often as one wants."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import Notification
from accounts.notices import inbox, kinds, preferences
from accounts.notices.choices import Frequency
from accounts.notices.kinds import Kind
from accounts.notices.telling import Notice, tell, tell_many
from portal.work.worker import drain
from tests.accounts.factories import member

pytestmark = pytest.mark.django_db

KIND = "test"
INBOX = "/compte/notifications/"


@pytest.fixture(autouse=True)
def _kinds(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", {})
    kinds.register(Kind(KIND, "Réponses à mes demandes", "Quand quelqu’un répond."))
    kinds.register(Kind("other", "Autre chose", "", default=Frequency.WEEKLY))


@pytest.fixture
def person():
    return member()


@pytest.fixture
def signed_in(client, person):
    client.force_login(person)
    return client


def told(user, key="a", kind=KIND, title="Camille propose son aide", **said):
    return tell(user, kind, key=key, title=title, url="/demandes/", **said)


def letters():
    drain()
    return mail.outbox


def wants(user, frequency, kind=KIND):
    preferences.choose(user, {kind: frequency})


# --- Telling -------------------------------------------------------------------------------------
def test_at_once_is_a_line_and_a_letter(person, signed_in):
    told(person, text="Du 3 au 5 avril.\nSur place.", action="Lire la proposition", actor="Dominique Hêtre")
    page = signed_in.get(INBOX).content.decode()
    assert "Camille propose son aide" in page
    assert "Dominique Hêtre" in page
    (letter,) = letters()
    assert letter.subject == "Camille propose son aide"
    assert letter.to == [person.email]
    assert "Lire la proposition\nhttp://localhost/demandes/" in letter.body
    assert "Réponses à mes demandes" in letter.body
    assert "Du 3 au 5 avril." in letter.alternatives[0].content


@pytest.mark.parametrize(
    ("frequency", "lines", "mails"),
    [("at_once", 1, 1), ("daily", 1, 0), ("weekly", 1, 0), ("never", 0, 0)],
)
def test_as_often_as_somebody_wants(person, frequency, lines, mails):
    wants(person, Frequency(frequency))
    told(person)
    assert Notification.objects.filter(user=person).count() == lines
    assert len(letters()) == mails


def test_nothing_is_told_twice(person):
    assert told(person)
    assert told(person) is None
    assert told(person, key="b")
    assert len(letters()) == 2


def test_in_the_readers_language(client):
    reader = member(language="en")
    client.force_login(reader)
    told(reader)
    (letter,) = letters()
    assert "Hello Camille," in letter.body
    assert "Stop these e-mails" in letter.body
    assert "http://localhost/en/compte/notifications/reglages/" in letter.body


def test_who_may_not_sign_in_is_told_nothing(person):
    person.is_active = False
    person.save()
    assert told(person) is None
    assert letters() == []


def test_many_are_told_in_few_statements(django_assert_max_num_queries):
    people = [member(f"p{number}@exemple.invalid") for number in range(60)]
    notices = [Notice(person, "wave-1", "Une demande", "/demandes/") for person in people]
    with django_assert_max_num_queries(14):
        assert len(tell_many(KIND, notices)) == 60
    assert tell_many(KIND, notices) == []
    assert len(letters()) == 60


def test_a_notice_that_is_over_is_taken_back(person):
    wants(person, Frequency.DAILY)
    told(person, key="wave-1")
    other = member("autre@exemple.invalid")
    told(other, key="wave-1")
    inbox.withdraw("wave-1")
    assert not Notification.objects.filter(user=person).exists()
    assert Notification.objects.get(user=other).read_at


# --- The inbox -----------------------------------------------------------------------------------
def test_opening_one_reads_it_and_leads_where_it_says(person, signed_in):
    row = told(person)
    assert "1 notification non lue" in signed_in.get("/compte/").content.decode()
    assert signed_in.get(f"{INBOX}{row.pk}/")["Location"] == "/demandes/"
    assert "non lue" not in signed_in.get("/compte/").content.decode()


def test_marking_one_or_all(person, signed_in):
    rows = [told(person, key=key) for key in "abc"]
    signed_in.post(f"{INBOX}{rows[0].pk}/lue/")
    assert "2 sont nouvelles" in signed_in.get(INBOX).content.decode()
    signed_in.post(f"{INBOX}lues/")
    assert not Notification.objects.unread().exists()


def test_nobody_touches_what_was_told_to_others(person, client):
    row = told(person)
    client.force_login(member("autre@exemple.invalid"))
    assert client.get(f"{INBOX}{row.pk}/").status_code == 404
    assert client.post(f"{INBOX}{row.pk}/lue/").status_code == 404
    client.post(f"{INBOX}lues/")
    assert Notification.objects.unread().filter(user=person).exists()


def test_a_long_inbox_costs_the_same(person, signed_in, django_assert_max_num_queries):
    told(person)
    with django_assert_max_num_queries(14) as few:
        signed_in.get(INBOX)
    for number in range(40):
        told(person, key=str(number))
    with django_assert_max_num_queries(len(few)):
        page = signed_in.get(INBOX).content.decode()
    assert page.count("Marquer comme lu") == 30
    assert "?page=2" in page


def test_a_visitor_gets_no_number(client):
    page = client.get("/demandes/")
    assert "/compte/notifications/" not in page.content.decode()
    assert not page.cookies


# --- Choices -------------------------------------------------------------------------------------
def test_choosing_for_each_kind(person, signed_in):
    page = signed_in.get(f"{INBOX}reglages/").content.decode()
    assert "Réponses à mes demandes" in page
    answer = signed_in.post(f"{INBOX}reglages/", {KIND: "daily", "other": "never"})
    assert answer["Location"] == INBOX
    assert preferences.frequencies(KIND, [person.pk]) == {person.pk: "daily"}
    assert preferences.frequencies("other", [person.pk]) == {person.pk: "never"}


def test_a_choice_that_does_not_exist_is_said(person, signed_in):
    page = signed_in.post(f"{INBOX}reglages/", {KIND: "hourly", "other": "never"})
    assert page.status_code == 200
    assert "aria-invalid" in page.content.decode()
    assert preferences.frequencies("other", [person.pk]) == {person.pk: "weekly"}


def test_kinds_that_concern_others_are_not_shown(person, signed_in):
    kinds.register(Kind("volunteers", "Pour les volontaires", "", concerns=lambda user: False))
    assert "Pour les volontaires" not in signed_in.get(f"{INBOX}reglages/").content.decode()


# --- Stopping from a letter ----------------------------------------------------------------------
@pytest.fixture
def link(person):
    told(person)
    (letter,) = letters()
    found = re.search(r"http://localhost(/compte/notifications/arret/\S+)", letter.body)
    assert found
    assert letter.extra_headers["List-Unsubscribe"] == f"<http://localhost{found[1]}>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    return found[1]


def test_one_click_stops_a_kind_without_signing_in(person, link):
    strict = Client(enforce_csrf_checks=True)
    assert "Réponses à mes demandes" in strict.get(link).content.decode()
    assert preferences.frequencies(KIND, [person.pk]) == {person.pk: "at_once"}
    assert strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert preferences.frequencies(KIND, [person.pk]) == {person.pk: "never"}
    assert preferences.frequencies("other", [person.pk]) == {person.pk: "weekly"}
    assert told(person, key="later") is None


def test_what_was_not_signed_stops_nothing(person, link):
    forged = link[:-3] + ("aa/" if not link.endswith("aa/") else "bb/")
    assert Client().post(forged).status_code == 404
    assert preferences.frequencies(KIND, [person.pk]) == {person.pk: "at_once"}
    person.delete()
    assert Client().post(link).status_code == 200


# --- Later ---------------------------------------------------------------------------------------
def test_after_half_a_year_they_are_gone(person):
    from portal import retention

    told(person, key="old", now=timezone.now() - timedelta(days=190))
    told(person, key="new")
    retention.apply_all()
    assert [row.key for row in Notification.objects.all()] == ["new"]
