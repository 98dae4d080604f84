"""The rows below a page: what one question reads of the page online is what its draft holds."""

import pytest
from django.forms.models import model_to_dict
from django.http import Http404
from django.utils.translation import override
from wagtail.models import Page

from accounts import consent
from accounts.consent import Purpose
from directory.availability import when
from directory.models import (
    Area,
    Departement,
    DirectoryPage,
    ProfileProfession,
    ProfileReference,
    Region,
    VolunteerProfilePage,
    WeeklySlot,
)
from directory.page_rows import rows_of
from portal.routing import has_room, kept_page
from tests.directory.factories import CommuneFactory, ProfessionFactory, ProfilePageFactory, SkillFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def by_its_address(page: Page) -> VolunteerProfilePage:
    return kept_page(("rows", page.pk), lambda: VolunteerProfilePage.objects.get(pk=page.pk))


def in_words(rows):
    """Return rows with the words and slugs of their entries, which are no rows of the database in one of both ways."""
    return rows._replace(
        themes=[(one.theme.slug, one.theme.name, one.level, one.note) for one in rows.themes],
        professions=[(entry.slug, entry.label, number) for entry, number in rows.professions],
        skills=[(entry.slug, entry.name) for entry in rows.skills],
    )


@pytest.fixture
def profile():
    given = {"professions": [ProfessionFactory()], "skills": [SkillFactory(), SkillFactory(name_fr="Coudre")]}
    page = ProfilePageFactory(
        themes=[ThemeFactory(), ThemeFactory(name_fr="Le linge")], commune=CommuneFactory(), **given
    )
    ProfileProfession.objects.filter(page=page).update(registration_number="10000000001")
    ProfileReference.objects.create(page=page, text="Un livre", url="https://example.org/", sort_order=1)
    ProfileReference.objects.create(page=page, text="Un film", sort_order=0)
    area = Area.objects.get(volunteer=page.volunteer)
    area.regions.add(Region.objects.create(code="x", name="Le Sud"), Region.objects.create(code="y", name="Le Nord"))
    area.departements.add(*Departement.objects.all()[:2])
    for weekday in (5, 0):
        WeeklySlot.objects.create(volunteer=page.volunteer, weekday=weekday, part="morning")
    consent.give(page.volunteer.user, Purpose.CONTACT_RELAY)
    return VolunteerProfilePage.objects.get(pk=page.pk)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_both_ways_tell_the_same(profile, language):
    found = by_its_address(profile)
    assert (has_room(found), has_room(profile)) == (True, False)
    with override(language):
        read, held = in_words(rows_of(found)), in_words(rows_of(profile))
    assert read._replace(slots=sorted(read.slots)) == held._replace(slots=sorted(held.slots))
    assert [reference.text for reference in read.references] == ["Un film", "Un livre"]
    assert read.regions == ["Le Nord", "Le Sud"]
    assert (read.accepts_messages, len(read.themes), read.professions[0][2]) == (True, 2, "10000000001")


def test_a_page_found_by_its_address_is_the_one_that_django_reads(profile, django_assert_num_queries):
    bare = VolunteerProfilePage.objects.get(pk=ProfilePageFactory(title="Sans rien").pk)
    above = DirectoryPage.objects.get()
    for page in (profile, bare):
        with django_assert_num_queries(1):
            found = above._profile(page.slug)
            read = (found.function, found.region, found.commune, found.volunteer.user, found.volunteer.availability)
        assert read == (page.function, page.region, page.commune, page.volunteer.user, page.volunteer.availability)
        assert model_to_dict(found) == model_to_dict(page)
        assert (type(found), found._state.adding) == (VolunteerProfilePage, False)
    with pytest.raises(Http404):
        above._profile("personne")


def test_somebody_who_gave_nothing_has_empty_rows():
    page = VolunteerProfilePage.objects.get(pk=ProfilePageFactory().pk)
    Area.objects.filter(volunteer=page.volunteer).delete()
    page = VolunteerProfilePage.objects.get(pk=page.pk)
    found = rows_of(by_its_address(page))
    assert in_words(found) == in_words(rows_of(page))
    assert not found.accepts_messages
    assert when(None, found.slots) == ""
