"""A request that opens is told to ten people, then to ten more, until somebody is found."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail

from accounts.models import Notification
from accounts.notices import preferences
from accounts.notices.choices import Frequency
from help_requests import actions
from help_requests.choices import OfferState, Place, State, Urgency
from help_requests.models import Filling, Offer
from matching.models import Wave, WaveNotice
from matching.waves import numbers, telling
from portal.work.models import OutboxRow
from portal.work.worker import drain
from tests.accounts.factories import member
from tests.directory.factories import CommuneFactory, ProfessionFactory
from tests.help_requests.factories import fill, need
from tests.matching.waves import letters, request, time_passes, titles, told_of, volunteer, volunteers

pytestmark = pytest.mark.django_db

CRITICAL = {"urgency": Urgency.CRITICAL}


# --- Whom, and when ------------------------------------------------------------------------------
def test_ten_at_first_then_ten_more_until_nobody_is_left():
    people = volunteers(23)
    page = request(**CRITICAL)
    assert len(letters()) == 10
    assert told_of(page) == [10]
    time_passes(minutes=29)
    assert told_of(page) == [10]
    time_passes(minutes=2)
    assert told_of(page) == [10, 10]
    time_passes(minutes=31)
    assert told_of(page) == [10, 10, 3]
    time_passes(minutes=31)
    assert told_of(page) == [10, 10, 3]
    assert {letter.to[0] for letter in mail.outbox} == {one.user.email for one in people}
    assert len(mail.outbox) == 23


def test_somebody_new_is_told_the_day_after():
    page = request(**CRITICAL)
    assert letters() == []
    assert told_of(page) == [0]
    late = volunteer("Tardif")
    time_passes(hours=25)
    assert told_of(page) == [0, 1]
    assert titles(late.user)


@pytest.mark.parametrize(
    ("urgency", "soon", "later"), [("critical", 0.4, 0.6), ("high", 3.9, 14.1), ("normal", 23.9, 34.1)]
)
def test_the_delay_depends_on_urgency(urgency, soon, later):
    volunteers(11)
    page = request(urgency=urgency)
    drain()
    time_passes(hours=soon)
    assert told_of(page) == [10]
    time_passes(hours=later - soon)
    assert told_of(page) == [10, 1]


@pytest.mark.parametrize(
    ("urgency", "asked", "told"),
    [
        ("high", (14, 0), (1, 18, 0)),
        ("high", (18, 0), (2, 7, 0)),
        ("high", (23, 30), (2, 7, 0)),
        ("high", (4, 30), (1, 8, 30)),
        ("normal", (22, 0), (3, 7, 0)),
        ("critical", (23, 45), (2, 0, 15)),
    ],
)
def test_nobody_is_woken_for_what_can_wait(urgency, asked, told):
    from zoneinfo import ZoneInfo

    paris = ZoneInfo("Europe/Paris")
    moment = datetime(2020, 4, 1, *asked, tzinfo=paris)
    assert numbers.next_at(urgency, moment.astimezone(UTC)) == datetime(2020, 4, *told, tzinfo=paris)


def test_a_draft_tells_nobody():
    volunteers(1)
    page = request(live=False)
    assert letters() == []
    page.save_revision().publish()
    assert len(letters()) == 1


def test_who_does_not_fit_is_not_told():
    volunteer("Autre", themes=[])
    request()
    assert letters() == []


# --- Until when ----------------------------------------------------------------------------------
@pytest.mark.parametrize("state", [State.SOLVED, State.WITHDRAWN, State.EXPIRED, State.CLOSED_UNSOLVED])
def test_a_closed_request_tells_nobody_more(state):
    volunteers(11)
    page = request(**CRITICAL)
    drain()
    actions.change_state(page, state, by=None)
    time_passes(hours=48)
    assert told_of(page) == [10]


def test_filled_places_end_it_and_a_free_one_goes_on():
    nurse = ProfessionFactory()
    for number in range(11):
        volunteer(f"Infirmier{number:02}", professions=[nurse], themes=[])
    page = request(needs=[need(profession=nurse, number=2)], themes=[], kind="positions", **CRITICAL)
    drain()
    assert told_of(page) == [10]
    fill(page, 1)
    time_passes(hours=1)
    assert told_of(page) == [10, 1]
    fill(page, 1)
    late = volunteer("Tardif", professions=[nurse], themes=[])
    time_passes(hours=48)
    assert told_of(page) == [10, 1]
    Filling.objects.first().delete()
    actions.change_state(page, State.IN_PROGRESS, by=None)
    actions.change_state(page, State.OPEN, by=None)
    drain()
    assert told_of(page) == [10, 1, 1]
    assert titles(late.user)


def test_advice_somebody_gives_is_told_to_nobody_more():
    volunteers(11)
    page = request(**CRITICAL)
    drain()
    actions.change_state(page, State.IN_PROGRESS, by=None)
    time_passes(hours=48)
    assert told_of(page) == [10]
    actions.change_state(page, State.OPEN, by=None)
    drain()
    assert told_of(page) == [10, 1]


def test_what_a_closed_request_still_held_is_taken_back():
    held, read = volunteers(2)
    preferences.choose(held.user, {"wave": Frequency.DAILY})
    page = request()
    drain()
    actions.change_state(page, State.SOLVED, by=None)
    assert titles(held.user) == []
    assert Notification.objects.get(user=read.user).read_at


# --- Never ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("state", OfferState.values)
def test_never_who_has_offered_or_said_no(state):
    answered, other = volunteers(2)
    page = request(live=False)
    Offer.objects.create(help_request=page, volunteer=answered, origin="volunteer", state=state)
    page.save_revision().publish()
    drain()
    assert titles(answered.user) == []
    assert titles(other.user)


def test_never_who_wants_none_and_the_next_one_takes_their_place():
    people = volunteers(11)
    preferences.choose(people[0].user, {"wave": Frequency.NEVER})
    page = request()
    drain()
    assert told_of(page) == [10]
    assert titles(people[0].user) == []


def test_never_without_a_confirmed_address():
    stranger = volunteer("Importe")
    stranger.user.emailaddress_set.update(verified=False)
    request()
    assert letters() == []


def test_three_a_week_and_then_another_week():
    (person,) = volunteers(1)
    for _number in range(4):
        request()
        drain()
    assert len(titles(person.user)) == 3
    assert len(letters()) == 3
    time_passes(days=7, minutes=1)
    assert len(titles(person.user)) == 4


def test_a_notice_is_no_solicitation():
    (person,) = volunteers(1)
    request()
    drain()
    assert not person.solicitations.exists()


def test_loading_data_tells_nobody(tmp_path):
    from django.core.management import call_command

    volunteers(1)
    call_command("load_reference", verbosity=0)
    call_command("load_data", "data/anap_week1", verbosity=0)
    assert not OutboxRow.objects.filter(topic="notify").exists()
    time_passes(days=30)
    assert not Wave.objects.exists()


# --- What is said --------------------------------------------------------------------------------
def test_the_letter_stands_alone_and_asks_one_thing():
    nurse = ProfessionFactory()
    dijon = CommuneFactory(code="21231", name="Dijon")
    person = volunteer("Nadia", professions=[nurse], themes=[])
    asked = need(profession=nurse, number=2, starts_on=date(2099, 4, 3), ends_on=date(2099, 4, 12), commune=dijon)
    page = request(title="Renfort au mois d’avril", kind="positions", needs=[asked], themes=[], urgency=Urgency.HIGH)
    (letter,) = letters()
    assert letter.subject == f"Pouvez-vous aider\u202f? {nurse.label}, Dijon (69), du 3 avril 2099 au 12 avril 2099"
    assert letter.to == [person.user.email]
    lines = [line for line in letter.body.splitlines() if line]
    assert lines[1] == letter.subject
    assert "Renfort au mois d’avril" in letter.body
    assert page.establishment.name in letter.body
    assert "Pourquoi vous" in letter.body
    assert f"Je peux aider\nhttp://localhost/demandes/{page.slug}/aider/" in letter.body
    assert "/compte/notifications/arret/" in letter.body
    assert "trois demandes par semaine" in letter.body


def test_an_establishment_that_hides_its_name_keeps_it_hidden():
    volunteers(1)
    page = request(live=False)
    page.establishment.shown_as = "kind"
    page.establishment.save()
    page.save_revision().publish()
    (letter,) = letters()
    assert page.establishment.name not in letter.body + letter.subject + str(letter.alternatives)


def test_advice_is_told_by_its_title_and_where():
    volunteers(1)
    request(title="Ouvrir le travail à distance", place=Place.REMOTE, needed_by=date(2099, 5, 1))
    (letter,) = letters()
    assert letter.subject == "Pouvez-vous aider\u202f? Ouvrir le travail à distance, à distance, avant le 1er mai 2099"


def test_in_the_volunteer_s_language():
    person = volunteer("Erin")
    person.user.language = "en"
    person.user.save()
    page = request()
    (letter,) = letters()
    assert letter.subject.startswith("Can you help?")
    assert f"http://localhost/en/demandes/{page.slug}/aider/" in letter.body
    assert "Pourquoi" not in letter.body


def test_who_offers_has_answered(client):
    (person,) = volunteers(1)
    page = request()
    drain()
    Offer.objects.create(help_request=page, volunteer=person, origin="volunteer")
    assert Notification.objects.get(user=person.user).read_at


# --- Once ----------------------------------------------------------------------------------------
def test_a_row_handed_over_twice_tells_once():
    volunteers(25)
    page = request(**CRITICAL)
    row = OutboxRow.objects.get(topic="notify")
    for _time in range(3):
        telling.notify([row])
    assert told_of(page) == [10]
    Wave.objects.update(next_at=None)
    telling.tell_next(page.pk, after=1)
    telling.tell_next(page.pk, after=1)
    assert told_of(page) == [10, 10]


def test_killed_before_the_end_nothing_was_done(monkeypatch):
    volunteers(3)
    page = request()
    with monkeypatch.context() as killed:
        killed.setattr(telling, "tell_many", lambda *_a, **_k: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            drain()
    assert told_of(page) == []
    assert not WaveNotice.objects.exists()
    OutboxRow.objects.update(leased_until=None)
    assert len(letters()) == 3


def test_opening_again_while_the_next_is_due_adds_none():
    volunteers(25)
    page = request()
    drain()
    actions.change_state(page, State.IN_PROGRESS, by=None)
    actions.change_state(page, State.OPEN, by=None)
    drain()
    assert told_of(page) == [10]


def test_coordinators_read_who_was_told_in_three_queries(django_assert_num_queries):
    volunteers(12)
    page = request(**CRITICAL)
    drain()
    time_passes(hours=1)
    with django_assert_num_queries(2):
        waves = list(Wave.objects.for_request(page).with_people())
        names = [[notice.volunteer.profile.title for notice in wave.notices.all()] for wave in waves]
        assert [str(notice.volunteer.user) for wave in waves for notice in wave.notices.all()]
    assert [len(one) for one in names] == [10, 2]


def test_a_wave_costs_the_same_for_one_as_for_ten(django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    volunteer("Seule")
    page = request()
    with CaptureQueriesContext(connection) as few:
        telling.tell_next(page.pk, after=0)
    Wave.objects.all().delete()
    volunteers(9)
    page = request()
    with django_assert_max_num_queries(len(few) + 2):
        telling.tell_next(page.pk, after=0)


def test_what_is_known_of_somebody_is_handed_out_and_goes_with_them():
    from accounts.mydata import erasing
    from accounts.privacy import Person
    from matching.waves import privacy

    (person,) = volunteers(1)
    page = request()
    drain()
    assert privacy.export(Person.of(person.user))["requests"][0]["title"] == page.title
    erasing.erase(Person.of(person.user), reason="test")
    assert not WaveNotice.objects.exists()
    assert told_of(page) == [0]


def test_who_is_no_volunteer_sees_no_such_choice(client):
    client.force_login(member())
    assert "Demandes qui correspondent" not in client.get("/compte/notifications/reglages/").content.decode()
    client.force_login(volunteer("Nadia").user)
    assert "Demandes qui correspondent" in client.get("/compte/notifications/reglages/").content.decode()
