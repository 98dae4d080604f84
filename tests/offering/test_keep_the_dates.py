"""Accepted dates in a calendar: a file for each, and a secret address that a calendar reads by itself."""

from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar

from help_requests.models import CalendarFeed, Need, Offer

pytestmark = pytest.mark.django_db

TOKENS = "/compte/propositions/calendrier/"


@pytest.fixture
def accepted(request_page, manager, helper) -> Offer:
    helper.offer(request_page, reach=["phone"])
    manager.accept(Offer.objects.get())
    return Offer.objects.get()


def events(answer) -> list:
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


def address(helper) -> str:
    page = helper.client.get("/compte/propositions/").text
    start = page.index("http://localhost" + TOKENS) + len("http://localhost")
    return page[start : page.index(".ics", start) + 4]


def test_whole_days_end_on_the_morning_after(accepted, manager, helper):
    for side in (manager, helper):
        (event,) = events(side.client.get(f"/compte/propositions/{accepted.pk}/agenda.ics"))
        assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 7), date(2026, 12, 10))
        assert event["summary"] == "Deux infirmières en renfort"
        assert event["location"].startswith("EHPAD des Tilleuls")


def test_a_night_shift_is_at_the_hours_of_paris_each_day(accepted, helper):
    Need.objects.update(starts_at=time(21), ends_at=time(6))
    answer = helper.client.get(f"/compte/propositions/{accepted.pk}/agenda.ics")
    (event,) = events(answer)
    assert event.decoded("dtstart").astimezone(UTC) == datetime(2026, 12, 7, 20, tzinfo=UTC)
    assert event.decoded("dtend").astimezone(UTC) == datetime(2026, 12, 8, 5, tzinfo=UTC)
    assert event["rrule"]["until"] == [datetime(2026, 12, 9, 20, tzinfo=UTC)]
    assert b"TZID=Europe/Paris" in answer.content
    assert b"BEGIN:VTIMEZONE" in answer.content


def test_there_is_nothing_before_acceptance_and_after_a_withdrawal(request_page, manager, helper):
    helper.offer(request_page)
    offer = Offer.objects.get()
    path = f"/compte/propositions/{offer.pk}/agenda.ics"
    assert helper.client.get(path).status_code == 404
    manager.accept(offer)
    assert path in helper.read(offer).text
    helper.withdraw(offer)
    assert helper.client.get(path).status_code == 404


def test_the_address_follows_what_is_accepted_without_signing_in(accepted, helper, client):
    helper.client.post(TOKENS)
    feed = address(helper)
    answer = client.get(feed)
    assert [event["summary"] for event in events(answer)] == ["Deux infirmières en renfort"]
    assert "no-cache" in answer["Cache-Control"]
    whole = answer.content.decode()
    assert not {word for word in ("Lenoir", "01 23", "06 11", helper.user.email, "Alix") if word in whole}
    helper.withdraw(accepted)
    assert events(client.get(feed)) == []


def test_a_new_address_ends_the_old_one_and_one_can_have_none(accepted, helper, client):
    helper.client.post(TOKENS)
    old = address(helper)
    helper.client.post(TOKENS)
    new = address(helper)
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    helper.client.post(TOKENS, {"stop": "1"})
    assert client.get(new).status_code == 404
    assert not CalendarFeed.objects.exists()


def test_an_address_that_was_made_up_or_whose_owner_left_shows_nothing(accepted, helper, client):
    helper.client.post(TOKENS)
    feed = address(helper)
    assert client.get(feed.replace("entraide.ics", "x/entraide.ics")).status_code == 404
    assert client.get(f"{TOKENS}{CalendarFeed.objects.get().nonce}/entraide.ics").status_code == 404
    helper.user.is_active = False
    helper.user.save()
    assert client.get(feed).status_code == 404
