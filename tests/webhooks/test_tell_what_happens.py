"""Each event reaches a real receiver once, says what everybody may read, and nothing more."""

import json

import pytest

from api.models import Webhook, WebhookDelivery
from api.webhooks.choices import Event, Outcome
from directory.models import VolunteerProfilePage
from help_requests import actions
from help_requests.choices import State
from help_requests.models import HelpRequestPage
from help_requests.offering import actions as offering
from portal.work.worker import drain
from reports.actions import draft_weekly_report
from reports.weeks import Week
from tests.directory.factories import ProfilePageFactory
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db


def told(there):
    """Have the worker send what waits; return the types and the data that arrived since the last time."""
    drain()
    found = [(one["type"], one["data"]) for one in there.messages]
    there.got.clear()
    return found


def test_a_request_is_told_once_published_with_what_the_api_shows(webhook, there, client):
    page = HelpRequestFactory(title="Ouvrir le télétravail")
    [(kind, data)] = told(there)
    assert kind == "request.published"
    assert data["id"] == page.pk
    assert data["api"] == f"http://localhost/api/v1/requests/{page.slug}"
    shown = client.get(f"/api/v1/requests/{page.slug}").json()
    assert {name: data[name] for name in shown} == shown | {"url": data["url"]}


def test_republishing_a_request_is_no_news_and_solving_is(webhook, there):
    page = HelpRequestFactory()
    told(there)
    page.save_revision().publish()
    assert told(there) == []
    actions.change_state(page, State.SOLVED, by=page.owner)
    actions.change_state(page, State.OPEN, by=page.owner)
    assert [kind for kind, _data in told(there)] == ["request.solved"]


def test_an_accepted_offer_names_nobody(webhook, there):
    page, profile = HelpRequestFactory(), ProfilePageFactory(volunteer__user__last_name="Cachottière")
    told(there)
    offering.offer_help(page, volunteer=profile.volunteer, by=profile.owner, message="mot-secret")
    assert told(there) == []
    offer = page.offers.get()
    offering.accept(offer, by=page.owner)
    [(kind, data)] = told(there)
    assert (kind, data["slug"]) == ("offer.accepted", page.slug)
    assert not any(word in json.dumps(data) for word in ("Cachott", "mot-secret", profile.slug, profile.owner.email))


def test_a_profile_is_told_by_its_address_and_its_end_by_its_number(webhook, there):
    page = ProfilePageFactory()
    [(kind, data)] = told(there)
    assert kind == "profile.published"
    assert data == {
        "id": page.pk,
        "slug": page.slug,
        "url": f"http://localhost/annuaire/{page.slug}/",
        "api": f"http://localhost/api/v1/profiles/{page.slug}",
    }
    page.unpublish()
    assert told(there) == [("profile.withdrawn", {"id": page.pk})]


def test_what_is_deleted_while_online_is_withdrawn(webhook, there):
    page, profile = HelpRequestFactory(), ProfilePageFactory()
    told(there)
    HelpRequestPage.objects.get(pk=page.pk).delete()
    VolunteerProfilePage.objects.get(pk=profile.pk).delete()
    assert told(there) == [("request.withdrawn", {"id": page.pk}), ("profile.withdrawn", {"id": profile.pk})]


def test_drafts_are_told_to_nobody(webhook, there):
    HelpRequestFactory(live=False)
    ProfilePageFactory(live=False)
    assert told(there) == []


def test_what_was_withdrawn_before_the_worker_came_is_not_told(webhook, there):
    page = ProfilePageFactory()
    page.unpublish()
    assert told(there) == [("profile.withdrawn", {"id": page.pk})]
    assert WebhookDelivery.objects.get(event=Event.PROFILE_PUBLISHED).outcome == Outcome.DROPPED


def test_a_report_is_told(webhook, there):
    week = Week.parse("2020-W14")
    report = draft_weekly_report(week, as_of=week.last_instant)
    assert told(there) == []
    report.save_revision().publish()
    [(kind, data)] = told(there)
    assert (kind, data["week"], data["url"]) == (
        "report.published",
        "2020-W14",
        "http://localhost/bilans/2020-s14/",
    )


def test_only_who_asked_for_an_event_and_is_on_is_told(there, db):
    Webhook.objects.create(name="rapports", url=there.url, events=[Event.REPORT_PUBLISHED])
    Webhook.objects.create(name="éteint", url=there.url, events=list(Event), is_on=False)
    HelpRequestFactory()
    assert told(there) == []
    assert not WebhookDelivery.objects.exists()
