"""One letter a day for those who want no more: at 7 in Paris, once, and only about what wasn't read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import Notification
from accounts.notices import digest, inbox, kinds, preferences
from accounts.notices.choices import Frequency
from accounts.notices.kinds import Kind
from accounts.notices.telling import tell
from portal.work.worker import drain
from tests.accounts.factories import member

pytestmark = pytest.mark.django_db

# A Wednesday to come, since what waits is dated by the real clock; 7 in Paris is 6 in UTC, and 5 from Sunday on.
WEDNESDAY = datetime(2030, 3, 27, 5, 59, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch):
    """The clock of the portal, to be set by hand."""

    def is_now(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    is_now(WEDNESDAY)
    return is_now


@pytest.fixture
def person(monkeypatch, clock):
    monkeypatch.setattr(kinds, "_kinds", {})
    kinds.register(Kind("daily", "Réponses", "", default=Frequency.DAILY))
    kinds.register(Kind("weekly", "Nouveautés", "", default=Frequency.WEEKLY))
    return member()


def told(user, title, kind="daily"):
    return tell(user, kind, key=title, title=title, url="/demandes/")


def letters():
    digest.look()
    drain()
    return mail.outbox


def test_at_seven_and_once(person, clock):
    told(person, "Un")
    told(person, "Deux")
    assert letters() == []
    clock(WEDNESDAY + timedelta(minutes=1))
    (letter,) = letters()
    assert letter.subject == "Un, et 1 autre notification"
    assert "- Deux\n  http://localhost/demandes/" in letter.body
    told(person, "Trois")
    clock(WEDNESDAY + timedelta(hours=10))
    assert len(letters()) == 1
    clock(WEDNESDAY + timedelta(days=1, minutes=1))
    assert [letter.subject for letter in letters()] == ["Un, et 1 autre notification", "Trois"]


def test_seven_in_paris_whatever_the_season(person, clock):
    told(person, "Un")
    summer = datetime(2030, 4, 1, 4, 59, tzinfo=UTC)
    clock(summer)
    assert letters() == []
    clock(summer + timedelta(minutes=1))
    assert len(letters()) == 1


def test_nothing_of_what_was_read_meanwhile(person, clock):
    told(person, "Un")
    read = told(person, "Deux")
    inbox.read(person, read.pk)
    clock(WEDNESDAY + timedelta(minutes=1))
    (letter,) = letters()
    assert letter.subject == "Un"
    assert "Deux" not in letter.body


def test_no_letter_about_nothing(person, clock):
    told(person, "Un")
    inbox.read(person)
    clock(WEDNESDAY + timedelta(minutes=1))
    assert letters() == []


def test_the_week_s_comes_on_monday_with_the_day_s(person, clock):
    told(person, "Nouveauté", kind="weekly")
    clock(WEDNESDAY + timedelta(days=1, minutes=1))
    assert letters() == []
    clock(WEDNESDAY + timedelta(days=4))
    told(person, "Réponse")
    clock(WEDNESDAY + timedelta(days=5, minutes=1))
    (letter,) = letters()
    assert "Nouveauté" in letter.body
    assert "Réponse" in letter.body


def test_a_monday_without_a_worker_is_made_up_for(person, clock):
    told(person, "Nouveauté", kind="weekly")
    clock(WEDNESDAY + timedelta(days=6, minutes=1))
    assert [letter.subject for letter in letters()] == ["Nouveauté"]


def test_who_changed_their_mind_gets_it_as_they_want_it_now(person, clock):
    told(person, "Un")
    told(person, "Deux", kind="weekly")
    preferences.choose(person, {"daily": Frequency.NEVER, "weekly": Frequency.AT_ONCE})
    clock(WEDNESDAY + timedelta(minutes=1))
    assert [letter.subject for letter in letters()] == ["Deux"]


def test_fifteen_lines_and_how_many_others(person, clock):
    for number in range(18):
        told(person, f"Ligne {number:02}")
    clock(WEDNESDAY + timedelta(minutes=1))
    (letter,) = letters()
    assert letter.body.count("- Ligne") == 15
    assert "Et 3 autres" in letter.body
    digest.write_to([person.pk])
    drain()
    assert len(mail.outbox) == 1


def test_stopping_it_stops_what_it_held(person, clock):
    told(person, "Un")
    clock(WEDNESDAY + timedelta(minutes=1))
    (letter,) = letters()
    from accounts.notices import stopping

    token = letter.extra_headers["List-Unsubscribe"].rstrip("/>").rpartition("/")[2]
    assert stopping.read(token) == stopping.Named(person.pk, ("daily",))


def test_killed_between_the_mark_and_the_rows_the_day_is_not_lost(person, clock, monkeypatch):
    told(person, "Un")
    clock(WEDNESDAY + timedelta(minutes=1))
    with monkeypatch.context() as killed:
        killed.setattr(digest.outbox, "put_many", lambda *_words: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            digest.look()
    assert len(letters()) == 1


def test_many_people_cost_few_statements(person, clock, django_assert_max_num_queries):
    people = [member(f"p{number}@exemple.invalid") for number in range(25)]
    for one in people:
        told(one, "Un")
    with django_assert_max_num_queries(12):
        digest.write_to([one.pk for one in people])
    assert not Notification.objects.held(timezone.now()).exists()
