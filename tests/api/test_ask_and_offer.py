"""Programs ask for help, offer it and answer: the same people and the same refusals as on the pages."""

import pytest
from django.utils import timezone

from accounts import consent
from api.choices import Right
from help_requests.choices import OfferState, State
from help_requests.models import FirstAnswer, HelpRequestPage, Offer, Outcome
from portal.work.models import OutboxRow
from tests.accounts.factories import member
from tests.community.factories import PostFactory
from tests.directory.factories import (
    EstablishmentFactory,
    MembershipFactory,
    ProfessionFactory,
    ProfilePageFactory,
    ThemeFactory,
)
from tests.help_requests.factories import HelpRequestFactory

ASKED = {
    "text": "Nous ouvrons le télétravail à trente personnes : qui l’a déjà fait ?",
    "kind": "advice",
    "themes": ["tele"],
    "contact_phone": "06 12 34 56 78",
}


def post(client, path, body=None, **headers):
    return client.post(f"/api/v1/{path}", body or {}, content_type="application/json", headers=headers)


@pytest.fixture
def house(person):
    ThemeFactory(slug="tele")
    made = EstablishmentFactory(verified_at=timezone.now())
    MembershipFactory(user=person, establishment=made)
    return made


@pytest.fixture
def asker(program):
    return program(Right.READ, Right.REQUESTS, Right.OFFERS)


@pytest.fixture
def asked(person, house):
    page = HelpRequestFactory(slug="ouvrir", owner=person, establishment=house)
    page.save_revision(user=person).publish()
    return page


@pytest.fixture
def volunteer(db):
    return ProfilePageFactory(volunteer__user=member("v@exemple.invalid")).volunteer


@pytest.fixture
def helper(program, volunteer):
    return program(Right.READ, Right.OFFERS, user=volunteer.user)


def test_asked_in_one_go_and_online_for_a_verified_house(asker, house, client):
    answer = post(asker, "requests", ASKED)
    assert (answer.status_code, answer.json()["state"]) == (201, "open")
    shown = client.get(f"/api/v1/requests/{answer.json()['slug']}").json()
    assert [one["slug"] for one in shown["themes"]] == ["tele"]
    assert "0612345678" not in str(shown)


def test_read_first_for_everybody_else(asker, db):
    ThemeFactory(slug="tele")
    answer = post(asker, "requests", ASKED | {"establishment": ""})
    assert (answer.status_code, answer.json()["state"], answer.json()["live"]) == (201, "in_review", False)


def test_with_lines_of_who_is_needed(asker, house):
    ProfessionFactory(slug="infirmier")
    lines = [{"profession": "infirmier", "number": 2, "starts_on": "2030-01-02", "ends_on": "2030-01-05"}]
    answer = post(asker, "requests", ASKED | {"kind": "positions", "needs": lines})
    assert (answer.json()["needs"][0]["number"], answer.json()["place"]) == (2, "on_site")
    wrong = post(asker, "requests", ASKED | {"kind": "positions", "needs": [{"number": 2}]})
    assert wrong.status_code == 422
    assert any(one["where"].startswith("body.needs") for one in wrong.json()["errors"])


def test_what_may_tell_who_somebody_is_stops_it_and_leaves_nothing(asker, house):
    text = "Appelez le 06 12 34 56 78 pour le télétravail, merci."
    refused = post(asker, "requests", ASKED | {"text": text})
    assert (refused.status_code, HelpRequestPage.objects.count()) == (422, 0)
    found = refused.json()["findings"][0]
    assert (found["kind"], found["may_stay"]) == ("phone", True)
    kept = post(asker, "requests", ASKED | {"text": text, "title": "Télétravail", "keeps": [found["digest"]]})
    assert kept.status_code == 201


def test_the_same_key_asks_once(asker, house):
    first = post(asker, "requests", ASKED, **{"Idempotency-Key": "une"})
    again = post(asker, "requests", ASKED, **{"Idempotency-Key": "une"})
    assert (again.json(), again["Idempotency-Replayed"]) == (first.json(), "true")
    assert HelpRequestPage.objects.count() == 1
    other = post(asker, "requests", ASKED | {"kind": "hands"}, **{"Idempotency-Key": "une"})
    assert other.status_code == 422
    assert post(asker, "requests", ASKED, **{"Idempotency-Key": "x" * 99}).status_code == 400


def test_what_was_refused_may_be_tried_again_with_its_key(asker, house):
    wrong = post(asker, "requests", ASKED | {"themes": ["rien"]}, **{"Idempotency-Key": "deux"})
    assert wrong.status_code == 422
    assert post(asker, "requests", ASKED, **{"Idempotency-Key": "deux"}).status_code == 201


def test_changed_over_a_version(asker, asked, client):
    read = asker.get("/api/v1/me/requests/ouvrir")
    ask = {"content_type": "application/json", "headers": {"If-Match": read["ETag"]}}
    changed = asker.patch("/api/v1/me/requests/ouvrir", {"title": "Ouvrir enfin"}, **ask)
    assert changed.json()["title"] == client.get("/api/v1/requests/ouvrir").json()["title"] == "Ouvrir enfin"
    assert asker.patch("/api/v1/me/requests/ouvrir", {"title": "Autre"}, **ask).status_code == 412


def test_followed_up_to_its_end(asker, asked, helper, volunteer):
    PostFactory(thread=asked.thread, by=volunteer.user)
    assert post(asker, "me/requests/ouvrir/put-off").status_code == 200
    ended = post(asker, "me/requests/ouvrir/close", {"state": "solved", "thanked": [volunteer.profile.slug]})
    assert ended.json()["state"] == "solved"
    assert Outcome.objects.get(help_request=asked).thanked.get() == volunteer
    assert post(asker, "me/requests/ouvrir/withdraw").status_code == 409
    assert post(asker, "me/requests/ouvrir/reopen").json()["state"] == "open"
    assert post(asker, "me/requests/ouvrir/withdraw", {"comment": "Trop tard"}).json()["state"] == "withdrawn"
    assert post(helper, "me/requests/ouvrir/reopen").status_code == 403


def test_the_post_that_solved_it(asker, asked):
    said = PostFactory(thread=asked.thread)
    assert (
        asker.put("/api/v1/requests/ouvrir/solution", {"post": said.pk}, content_type="application/json").status_code
        == 204
    )
    assert asker.get("/api/v1/requests/ouvrir/posts").json()["results"][0]["is_solution"]
    assert asker.delete("/api/v1/requests/ouvrir/solution").status_code == 204
    assert not asker.get("/api/v1/requests/ouvrir/posts").json()["results"][0]["is_solution"]


def test_offered_once_accepted_and_each_knows_how_to_reach_the_other(helper, asker, asked, volunteer):
    made = post(helper, "requests/ouvrir/offers", {"message": "Je sais faire.", "reach": ["email"]})
    assert (made.status_code, made.json()["state"]) == (201, "proposed")
    assert (
        post(helper, "requests/ouvrir/offers", {"message": "Encore.", "reach": ["email"]}).json()["id"]
        == made.json()["id"]
    )
    listed = asker.get("/api/v1/requests/ouvrir/offers").json()["results"]
    assert [(one["volunteer"], one["message"]) for one in listed] == [(volunteer.profile.slug, "Je sais faire.")]
    assert volunteer.user.email not in asker.get(f"/api/v1/offers/{made.json()['id']}").text
    accepted = post(asker, f"offers/{made.json()['id']}/accept").json()
    assert volunteer.user.email in [one["value"] for one in accepted["contacts"]]
    back = post(helper, f"offers/{made.json()['id']}/withdraw", {"reason": "dates"})
    assert (back.json()["state"], back.json()["contacts"]) == ("withdrawn", [])
    assert helper.get("/api/v1/me/offers").json()["count"] == 1
    assert not FirstAnswer.objects.exists()


def test_proposed_and_declined(asker, helper, asked, volunteer):
    made = post(asker, "requests/ouvrir/proposals", {"volunteer": volunteer.profile.slug, "message": "Pourriez-vous ?"})
    assert made.status_code == 409, "they receive no messages"
    consent.give(volunteer.user, consent.Purpose.CONTACT_RELAY)
    made = post(asker, "requests/ouvrir/proposals", {"volunteer": volunteer.profile.slug})
    assert made.status_code == 201
    assert OutboxRow.objects.exists()
    said = post(helper, f"offers/{made.json()['id']}/decline", {"reason": "distance", "comment": "Trop loin."})
    assert said.json()["state"] == OfferState.DECLINED
    assert post(helper, f"offers/{made.json()['id']}/accept", {"reach": []}).status_code == 409


@pytest.mark.parametrize("path", ["requests/ouvrir/offers", "requests/ouvrir/matches", "me/requests/ouvrir"])
def test_who_offered_and_who_fits_is_for_its_people(helper, asker, client, asked, path):
    assert [one.get(f"/api/v1/{path}").status_code for one in (asker, helper, client)] == [200, 404, 401]


def test_an_offer_is_for_its_two_sides(helper, asker, asked, program):
    made = post(helper, "requests/ouvrir/offers", {"reach": ["email"]}).json()["id"]
    other = program(Right.READ, Right.OFFERS, user=member("autre@exemple.invalid"))
    assert other.get(f"/api/v1/offers/{made}").status_code == 404
    assert post(other, f"offers/{made}/accept").status_code == 404
    assert Offer.objects.get().state == OfferState.PROPOSED


def test_what_cannot_be_offered_is_told(program, person, asked, helper):
    assert post(program(Right.OFFERS), "requests/ouvrir/offers", {}).json()["reason"] == "no_page"
    HelpRequestFactory(slug="ferme", state=State.SOLVED)
    assert post(helper, "requests/ferme/offers", {"reach": ["email"]}).status_code == 409


def test_who_could_help(asker, asked, volunteer):
    found = asker.get("/api/v1/requests/ouvrir/matches").json()
    assert found["request"] == "ouvrir"
    assert all({"slug", "score", "reasons"} <= one.keys() for one in found["volunteers"])


def test_lists_of_mine_cost_the_same_however_long(asker, asked, person, house, django_assert_max_num_queries):
    for number in range(6):
        page = HelpRequestFactory(owner=person, establishment=house)
        for _each in range(number and 2):
            helper = ProfilePageFactory().volunteer
            Offer.objects.create(help_request=asked, volunteer=helper, by=helper.user, origin="volunteer")
        assert page.pk
    asker.get("/api/v1/me/requests")
    with django_assert_max_num_queries(10):
        assert asker.get("/api/v1/me/requests").json()["count"] == 7
    with django_assert_max_num_queries(14):
        assert asker.get("/api/v1/requests/ouvrir/offers").json()["count"] == 10
