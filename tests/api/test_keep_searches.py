"""Programs keep searches, choose what their owner is told, and say what they are called."""

import pytest
from django.core import mail

from api.choices import Right
from portal.work.worker import drain
from reports.subscribing.models import Subscription
from search.models import SavedSearch
from tests.accounts.factories import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def its(program):
    return program(Right.READ, Right.ALERTS, Right.PROFILE)


def send(client, method, path, body=None, **headers):
    return getattr(client, method)(f"/api/v1/{path}", body or {}, content_type="application/json", headers=headers)


def test_kept_once_renamed_over_its_version_and_deleted(its, searchable):
    said = {"searched": "demandes", "parameters": "theme=x&q=charte&page=3&inconnu=1", "frequency": "daily"}
    made = [send(its, "post", "me/searches", said) for _twice in range(2)]
    assert made[0].json() == made[1].json()
    assert (made[0].json()["parameters"], made[0].json()["frequency"]) == ("q=charte", "daily")
    path = f"me/searches/{made[0].json()['id']}"
    version = its.get(f"/api/v1/{path}")["ETag"]
    assert send(its, "patch", path, {"name": "Chartes"}).status_code == 428
    changed = send(its, "patch", path, {"name": "Chartes"}, **{"If-Match": version})
    assert (changed.json()["name"], changed.json()["frequency"]) == ("Chartes", "daily")
    assert send(its, "patch", path, {"name": "Encore"}, **{"If-Match": version}).status_code == 412
    assert send(its, "patch", path, {"name": "Encore"}, **{"If-Match": changed["ETag"]}).status_code == 200
    assert send(its, "delete", path).status_code == 204
    assert its.get("/api/v1/me/searches").json()["results"] == []


def test_nobody_reads_or_deletes_those_of_others(its):
    other = SavedSearch.objects.create(user=member("b@exemple.invalid"), name="x", searched="annuaire", summary="x")
    assert its.get(f"/api/v1/me/searches/{other.pk}").status_code == 404
    assert send(its, "delete", f"me/searches/{other.pk}").status_code == 404
    assert SavedSearch.objects.count() == 1


def test_more_than_twenty_are_refused_in_words(its, person, searchable):
    for number in range(20):
        SavedSearch.objects.create(user=person, name=f"{number}", searched="annuaire", parameters=f"q={number}")
    refused = send(its, "post", "me/searches", {"searched": "demandes"}, **{"Accept-Language": "fr"})
    assert (refused.status_code, "20" in refused.json()["detail"]) == (409, True)


def test_how_often_one_is_told_is_chosen(its):
    kinds = {one["kind"] for one in its.get("/api/v1/me/notice-settings").json()}
    one = sorted(kinds)[0]
    chosen = send(its, "patch", "me/notice-settings", {"wanted": {one: "weekly"}}).json()
    assert {said["kind"] for said in chosen if said["frequency"] == "weekly"} >= {one}
    assert send(its, "patch", "me/notice-settings", {"wanted": {"rien": "weekly"}}).status_code == 422
    assert send(its, "patch", "me/notice-settings", {"wanted": {one: "parfois"}}).status_code == 422


def test_a_name_is_said_over_its_version(its, person):
    version = its.get("/api/v1/me")["ETag"]
    changed = send(its, "patch", "me", {"first_name": "Dominique"}, **{"If-Match": version})
    person.refresh_from_db()
    assert (changed.json()["first_name"], person.first_name) == ("Dominique", "Dominique")
    assert send(its, "patch", "me", {"first_name": "x"}, **{"If-Match": version}).status_code == 412
    refused = send(its, "patch", "me", {"first_name": "http://x.fr"}, **{"If-Match": "*"})
    assert refused.status_code == 422


def test_reports_by_mail_wait_for_the_link_of_a_letter(client, searchable):
    said = {"email": "agence@exemple.invalid", "editions": ["weekly"]}
    assert send(client, "post", "report-subscriptions", said).status_code == 204
    drain()
    assert [letter.to for letter in mail.outbox] == [["agence@exemple.invalid"]]
    assert not Subscription.objects.exclude(confirmed_at=None).exists()
    assert send(client, "post", "report-subscriptions", said | {"editions": []}).status_code == 422
