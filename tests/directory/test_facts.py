"""Dated facts: one row for each thing a published page said, and nothing when nothing changed."""

import pytest

from directory.models import Availability, VolunteerFact, VolunteerProfilePage
from portal.work.models import OutboxRow
from tests.directory.factories import ProfilePageFactory, RegionFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def publish(page):
    page.save_revision(user=page.owner).publish()


@pytest.fixture
def page():
    return ProfilePageFactory(themes=[ThemeFactory()])


def test_publishing_opens_a_fact(page):
    fact = VolunteerFact.objects.get()
    assert (fact.volunteer, fact.to_at, fact.is_expert, fact.is_care) == (page.volunteer, None, True, False)
    assert (fact.region_id, fact.function.slug, fact.sector) == ("84", "dsi", "sanitaire")
    assert [theme.slug for theme in fact.themes.all()] == ["teletravail"]


def test_a_draft_has_none():
    ProfilePageFactory(live=False)
    assert not VolunteerFact.objects.exists()


@pytest.mark.parametrize("field", ["region", "kinds", "sector", "themes"])
def test_a_change_closes_the_fact_and_opens_another(page, field):
    if field == "themes":
        page.profile_themes.create(theme=ThemeFactory(name_fr="Cybersécurité"))
    else:
        value = {"region": RegionFactory(code="53", name="Bretagne"), "kinds": ["care"], "sector": "social"}[field]
        setattr(page, field, value)
    publish(page)
    before, after = VolunteerFact.objects.order_by("pk")
    assert before.to_at == after.from_at
    assert after.to_at is None


@pytest.mark.parametrize("field", ["presentation", "background", "organisation"])
def test_a_change_of_words_writes_no_row(page, field):
    setattr(page, field, "Autres mots.")
    publish(page)
    assert VolunteerFact.objects.count() == 1


def test_availability_writes_no_row(page):
    Availability.objects.get(volunteer=page.volunteer).save()
    assert VolunteerFact.objects.count() == 1


def test_withdrawing_closes_it_and_coming_back_opens_another(page):
    page.unpublish()
    closed = VolunteerFact.objects.get()
    assert closed.to_at is not None
    publish(page)
    assert VolunteerFact.objects.current().get().pk != closed.pk


def test_deleting_the_page_closes_it_and_keeps_the_row(page):
    page.delete()
    assert VolunteerFact.objects.get().to_at is not None


def test_a_person_who_is_gone_is_neither_shown_nor_counted(page):
    OutboxRow.objects.all().delete()
    page.owner.delete()
    assert not VolunteerProfilePage.objects.live().exists()
    assert VolunteerFact.objects.get().to_at is not None
    assert OutboxRow.objects.filter(topic="index", payload={"kind": "profile", "pk": page.pk}).exists()


def test_what_held_at_a_moment_can_be_asked_again(page):
    first = VolunteerFact.objects.get()
    page.sector = "social"
    publish(page)
    second = VolunteerFact.objects.current().get()
    assert list(VolunteerFact.objects.as_of(first.from_at)) == [first]
    assert list(VolunteerFact.objects.as_of(second.from_at)) == [second]
