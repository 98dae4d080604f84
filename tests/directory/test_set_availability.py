"""A volunteer says when, how and where they can be asked: in force at once, nothing typed is lost."""

import datetime

import pytest
from django.utils import timezone

from directory import availability
from directory.models import AvailabilityFact, Volunteer
from portal.work.models import OutboxRow
from tests.directory.availability_forms import PAGE, filled
from tests.directory.factories import (
    CommuneFactory,
    DepartementFactory,
    ProfilePageFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
FAR = timezone.localdate() + datetime.timedelta(days=40)


@pytest.fixture
def page(client):
    """The published page of the volunteer who is signed in."""
    CommuneFactory()
    page = ProfilePageFactory()
    client.force_login(page.owner)
    OutboxRow.objects.all().delete()
    return page


def said_by(page) -> Volunteer:
    return Volunteer.objects.get(pk=page.volunteer_id)


def test_all_of_it_is_kept_and_shown_at_once(client, page):
    sent = filled(
        status="limited", modes=["phone", "on_site"], week=["0-morning", "5-morning", "5-evening"], monthly_cap="3",
        around="lyon", radius_km="40", regions=["84"], departements=["69"],
        dates__0__is_free="0", dates__0__first_day=FAR.isoformat(), dates__0__parts=["morning"],
    )  # fmt: skip
    assert client.post(PAGE, sent).status_code == 302
    volunteer = said_by(page)
    assert (volunteer.availability.status, volunteer.availability.monthly_cap) == ("limited", 3)
    assert [(slot.weekday, slot.part) for slot in volunteer.weekly_slots.all()] == [
        (0, "morning"), (5, "morning"), (5, "evening"),
    ]  # fmt: skip
    (dated,) = volunteer.dated_slots.all()
    assert (dated.first_day, dated.last_day, dated.parts, dated.is_free) == (FAR, FAR, ["morning"], False)
    assert (volunteer.area.around.name, volunteer.area.radius_km) == ("Lyon", 40)
    assert [one.pk for one in volunteer.area.departements.all()] == ["69"]
    shown = client.get(page.url).content.decode()
    assert "Ponctuellement" in shown or "ponctuellement" in shown
    assert "Lundi\u202f: matin\u202f; samedi\u202f: matin, soir" in shown
    assert "40\u00a0km autour de Lyon" in shown


def test_the_form_shows_what_was_said(client, page):
    client.post(PAGE, filled(week=["2-night"], around="Lyon", radius_km="25", dates__0__first_day=FAR.isoformat()))
    form = client.get(PAGE)
    assert form.context["form"].initial["week"] == ["2-night"]
    text = form.content.decode()
    assert 'value="2-night" id="id_week_11" checked' in text
    assert 'value="Lyon (69)"' in text
    assert f'value="{FAR.isoformat()}"' in text


def test_it_is_told_to_the_index_in_the_same_transaction(client, page):
    client.post(PAGE, filled())
    rows = OutboxRow.objects.filter(topic="index")
    assert {row.payload["pk"] for row in rows} == {page.pk}


def test_no_revision_is_made_and_nothing_waits_for_moderation(client, page):
    before = page.revisions.count()
    client.post(PAGE, filled(status="limited"))
    page.refresh_from_db()
    assert page.revisions.count() == before
    assert not page.has_unpublished_changes


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"status": "paused", "until": "2020-01-01"}, "Choisissez un jour à venir."),
        ({"around": "Nulle-Part-sur-Rien"}, "Nous ne connaissons pas la commune «\u202fNulle-Part-sur-Rien\u202f»"),
        ({"around": "Lyon"}, "Indiquez jusqu’à combien de kilomètres"),
        ({"remote": None}, "Dites où vous pouvez aider"),
        ({"dates__0__last_day": FAR.isoformat()}, "Indiquez à partir de quel jour."),
        ({"dates__0__first_day": FAR.isoformat(), "dates__0__last_day": "2020-01-01"}, "Le dernier jour vient avant"),
        ({"monthly_cap": "0"}, "supérieure ou égale à 1"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, page, changes, sentence):
    confirmed = page.volunteer.availability.confirmed_at
    answer = client.post(PAGE, filled(**{"week": ["3-evening"], "times": ["night"]} | changes))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in text
    assert 'value="3-evening" id="id_week_14" checked' in text
    for typed in changes.values():
        assert typed is None or f'value="{typed}"' in text
    assert said_by(page).availability.confirmed_at == confirmed
    assert not said_by(page).weekly_slots.exists()


def test_a_line_of_dates_goes_when_it_is_ticked(client, page):
    client.post(PAGE, filled(dates__0__first_day=FAR.isoformat()))
    kept = {"dates__TOTAL_FORMS": "2", "dates__INITIAL_FORMS": "1", "dates__0__first_day": FAR.isoformat()}
    client.post(PAGE, filled(**kept, dates__1__is_free="1"))
    assert said_by(page).dated_slots.count() == 1
    client.post(PAGE, filled(**kept, dates__1__is_free="1", dates__0__DELETE="on"))
    assert said_by(page).dated_slots.count() == 0


def test_a_break_is_one_click_and_a_day(client, page):
    answer = client.post(f"{PAGE}pause/", {"until": FAR.isoformat(), "next": page.url})
    assert answer.url == page.url
    shown = client.get(page.url).content.decode()
    assert "En pause jusqu’au" in shown
    assert "Je suis de nouveau disponible" in shown
    client.post(f"{PAGE}reprise/")
    assert not said_by(page).availability.is_paused


@pytest.mark.parametrize("wanted", ["https://ailleurs.invalid/", "//ailleurs.invalid/", "javascript:alert(1)", ""])
def test_a_break_never_leads_away_from_the_portal(client, page, wanted):
    assert client.post(f"{PAGE}pause/", {"next": wanted}).url == PAGE


def test_after_a_break_what_was_said_before_holds_again(page):
    availability.set_availability(page.volunteer, status="limited", modes=["video"])
    availability.pause(page.volunteer)
    assert availability.resume(page.volunteer).status == "limited"
    assert said_by(page).availability.modes == ["video"]


def test_every_status_stays_as_a_dated_row(page):
    availability.pause(page.volunteer, until=FAR)
    availability.pause(page.volunteer, until=FAR)
    availability.resume(page.volunteer)
    rows = list(AvailabilityFact.objects.filter(volunteer=page.volunteer))
    assert [row.status for row in rows] == ["available", "paused", "available"]
    assert [row.to_at for row in rows[:-1]] == [row.from_at for row in rows[1:]]
    assert rows[-1].to_at is None


def test_a_break_that_is_over_is_shown_as_available_in_the_form(client, page):
    today = timezone.localdate()
    page.volunteer.availability.status, page.volunteer.availability.until = "paused", today
    page.volunteer.availability.save()
    assert client.get(PAGE).context["form"].initial["status"] == "available"


def test_my_space_takes_a_break_too(client, page):
    space = client.get("/compte/").content.decode()
    assert 'action="/compte/disponibilite/pause/"' in space
    assert "Disponible par téléphone. Confirmé aujourd’hui." in space


@pytest.mark.parametrize(("who", "page_answer", "pause_answer"), [("nobody", 302, 302), ("no volunteer", 200, 404)])
def test_who_has_no_availability(client, who, page_answer, pause_answer):
    if who != "nobody":
        client.force_login(UserFactory())
    assert client.get(PAGE).status_code == page_answer
    assert client.post(f"{PAGE}pause/").status_code == pause_answer
    assert client.post(f"{PAGE}reprise/").status_code == pause_answer


def test_nobody_changes_somebody_elses(client, page):
    other = ProfilePageFactory()
    client.post(PAGE, filled(status="paused"))
    client.post(f"{PAGE}pause/", {"volunteer": other.volunteer_id})
    assert not said_by(other).availability.is_paused
    assert said_by(page).availability.is_paused


def test_the_own_bar_is_its_owners_only(client, page):
    client.force_login(UserFactory())
    shown = client.get(page.url)
    assert "disponibilite/pause" not in shown.content.decode()


@pytest.mark.parametrize("places", [1, 12])
def test_the_page_asks_the_database_as_often_however_much_there_is(client, page, places, django_assert_max_num_queries):
    for number in range(places):
        region = RegionFactory(code=f"R{number}", name=f"Région {number}")
        DepartementFactory(code=f"D{number}", name=f"Dép {number}", region=region)
    page.volunteer.area.regions.set([f"R{number}" for number in range(places)])
    availability.set_availability(
        page.volunteer, status="available", week=[(day, "morning") for day in range(places % 7)]
    )
    with django_assert_max_num_queries(21):
        client.get(PAGE)


@pytest.mark.parametrize(
    ("typed", "found"), [("ly", "Lyon (69)"), ("69001", "Lyon (69)"), ("l", None), ("zzz", None), ("%", None)]
)
def test_towns_are_suggested(client, page, typed, found):
    text = client.get(f"{PAGE}communes/", {"q": typed}).content.decode()
    assert ("Lyon (69)" in text) is bool(found)
