"""A program edits its owner's page as the page's own form does: drafts, versions, review, availability, visibility."""

import pytest

from accounts import consent
from accounts.consent import Purpose
from api.choices import Right
from directory.models import Availability, VolunteerProfilePage
from directory.visibility import Audience, audience
from tests.directory.factories import ProfilePageFactory, ThemeFactory

URL = "/api/v1/me/profile"


@pytest.fixture
def page(person):
    ThemeFactory(slug="tele", name_fr="Télétravail")
    made = ProfilePageFactory(volunteer__user=person, presentation="Avant.", themes=[ThemeFactory()])
    made.save_revision(user=person).publish()
    return made


@pytest.fixture
def its(program):
    return program(Right.READ, Right.PROFILE)


def change(its, body, version=None):
    version = its.get(URL)["ETag"] if version is None else version
    return its.patch(URL, body, content_type="application/json", headers={"If-Match": version} if version else {})


def test_begun_once_filled_in_and_sent(its, person):
    ThemeFactory(slug="tele")
    said = {"first_name": "Ana", "last_name": "Petit"}
    first = its.post(URL, said, content_type="application/json")
    again = its.post(URL, said, content_type="application/json")
    assert (first.status_code, first.json()["slug"]) == (201, again.json()["slug"])
    body = {"kinds": ["expert"], "themes": [{"theme": "tele", "level": "expert"}], "presentation": "Je sais."}
    changed = change(its, body).json()
    assert (changed["live"], changed["lacking"], changed["review"]) == (False, [], "draft")
    assert changed["themes"] == [{"theme": "tele", "level": "expert", "note": ""}]
    refused = its.post(f"{URL}/review", {}, content_type="application/json")
    assert refused.status_code == 409
    sent = its.post(f"{URL}/review", {"agrees": ["public_profile"]}, content_type="application/json")
    assert sent.json()["review"] == "in_review"
    assert consent.holds(person, Purpose.PUBLIC_PROFILE)
    assert not consent.holds(person, Purpose.CONTACT_RELAY)


def test_what_is_online_stays_until_it_is_read(its, page, client):
    changed = change(its, {"presentation": "Après."})
    assert (changed.json()["presentation"], changed.json()["review"]) == ("Après.", "draft")
    assert client.get(f"/api/v1/profiles/{page.slug}").json()["presentation"] == "Avant."
    assert changed.json()["themes"] == its.get(URL).json()["themes"] != []


def test_null_empties_a_field(its, page):
    change(its, {"background": "Vingt ans.", "languages": ["fr", "en"]})
    changed = change(its, {"background": None, "languages": None, "references": None})
    assert (changed.status_code, changed.json()["background"], changed.json()["languages"]) == (200, "", [])


def test_nobody_overwrites_what_they_have_not_read(its, page):
    old = its.get(URL)["ETag"]
    change(its, {"presentation": "Le premier."})
    assert change(its, {"presentation": "Le second."}, version=old).status_code == 412
    assert change(its, {"presentation": "Sans savoir."}, version="").status_code == 428
    assert its.get(URL).json()["presentation"] == "Le premier."


def test_the_answer_of_a_change_is_the_version_of_the_next(its, page):
    first = change(its, {"presentation": "Un."})
    assert change(its, {"presentation": "Deux."}, version=first["ETag"]).status_code == 200


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"themes": [{"theme": "rien"}]}, "body.themes.0.theme"),
        ({"commune": "Nulle-Part"}, "body.commune"),
        ({"references": [{"text": "x", "url": "javascript:alert(1)"}]}, "body.references.0.url"),
        ({"professions": [{"profession": "", "registration_number": "12"}]}, "body.professions.0.registration_number"),
    ],
)
def test_what_the_form_refuses_is_told_with_its_place(its, page, body, where):
    answer = change(its, body)
    assert answer.status_code == 422
    assert where in [one["where"] for one in answer.json()["errors"]]
    assert its.get(URL).json()["presentation"] == "Avant."


def test_taken_offline_at_once(its, page, client):
    assert its.post(f"{URL}/offline").json()["live"] is False
    assert client.get(f"/api/v1/profiles/{page.slug}").status_code == 404


def test_whoever_has_no_page(its):
    assert [its.get(f"/api/v1/me/{one}").status_code for one in ("profile", "availability", "visibility")] == [404] * 3


def test_availability_holds_at_once(its, page):
    url = "/api/v1/me/availability"
    body = {"status": "limited", "modes": ["phone"], "week": ["0-morning"], "remote": True, "monthly_cap": 5}
    answer = its.put(url, body, content_type="application/json")
    assert answer.json() == its.get(url).json()
    assert answer.json()["week"] == ["0-morning"]
    told = Availability.objects.get(volunteer=page.volunteer)
    assert (told.status, told.monthly_cap, told.modes) == ("limited", 5, ["phone"])
    wrong = its.put(url, body | {"remote": False, "monthly_cap": 0}, content_type="application/json")
    assert wrong.status_code == 422
    assert Availability.objects.get(volunteer=page.volunteer).monthly_cap == 5


def test_who_sees_what(its, page):
    url = "/api/v1/me/visibility"
    answer = its.patch(url, {"shown": {"organisation": "nobody"}}, content_type="application/json")
    assert answer.json()["shown"]["organisation"] == "nobody"
    page.volunteer.refresh_from_db()
    assert audience(page.volunteer, "organisation") == Audience.NOBODY
    shows = {"shown": {"phone": "verified_establishments"}}
    assert its.patch(url, shows, content_type="application/json").status_code == 422


def test_reading_isnt_writing(program, page):
    reader = program(Right.READ)
    version = reader.get(URL)["ETag"]
    assert change(reader, {"presentation": "Non."}, version=version).status_code == 403
    assert VolunteerProfilePage.objects.get(pk=page.pk).latest_revision_id == page.latest_revision_id
