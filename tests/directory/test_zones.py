"""Where somebody is stands beside what they offer, whoever writes the page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import ProfileProfession, ProfileSkill, ProfileTheme, VolunteerProfilePage
from directory.models.zones import zone_of
from tests.directory.factories import (
    CommuneFactory,
    DepartementFactory,
    ProfessionFactory,
    ProfilePageFactory,
    RegionFactory,
    SkillFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db

LYON, BREST, AJACCIO = ("69123", "69", "84"), ("29019", "29", "53"), ("2A004", "2A", "94")
TOLD = [
    (LYON, "84", "69"),
    (LYON, None, "69"),
    (AJACCIO, "94", "2A"),
    (BREST, "84", "*"),
    (None, "53", "R53"),
    (None, None, ""),
]


def town(told):
    if told is None:
        return None
    code, departement, region = told
    home = DepartementFactory(code=departement, region=RegionFactory(code=region))
    return CommuneFactory(code=code, departement=home)


def somebody(told, region, **fields):
    return ProfilePageFactory(
        commune=town(told),
        region=region and RegionFactory(code=region),
        themes=[ThemeFactory()],
        professions=[ProfessionFactory()],
        skills=[SkillFactory()],
        **fields,
    )


def zones(page):
    return {kind.objects.get(page=page).zone for kind in (ProfileTheme, ProfileProfession, ProfileSkill)}


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize(("told", "region", "zone"), TOLD)
def test_a_page_says_where_all_it_offers_is(told, region, zone, live):
    page = somebody(told, region, live=live)
    assert zones(page) == {zone} == {zone_of(page)}
    assert [kind.objects.misplaced().count() for kind in (ProfileTheme, ProfileProfession, ProfileSkill)] == [0, 0, 0]


@pytest.mark.parametrize(("told", "region", "zone"), TOLD)
def test_the_database_reckons_the_same(told, region, zone):
    page = somebody(told, region)
    for kind in (ProfileTheme, ProfileProfession, ProfileSkill):
        kind.objects.update(zone="?")
        assert kind.objects.put_right() == 1
    assert zones(page) == {zone}


@pytest.mark.parametrize(("told", "region", "zone"), TOLD)
def test_who_moves_takes_along_rows_that_nobody_read(told, region, zone):
    page = somebody(None, "11")
    page.commune, page.region = town(told), region and RegionFactory(code=region)
    page.save()
    assert zones(page) == {zone}


def test_who_moves_by_two_columns_alone_takes_them_along():
    page = somebody(LYON, "84")
    page.commune, page.region = town(BREST), RegionFactory(code="53")
    page.save(update_fields=["commune", "region"])
    assert zones(page) == {"29"}
    # What was told once isn't told again.
    page = VolunteerProfilePage.objects.get(pk=page.pk)
    with CaptureQueriesContext(connection) as asked:
        page.save(update_fields=["sector"])
    assert not [query for query in asked if "zone" in query["sql"]]


def test_a_version_that_is_published_takes_all_of_it_along():
    page = somebody(LYON, "84")
    draft = page.get_latest_revision_as_object()
    draft.commune, draft.region = town(BREST), RegionFactory(code="53")
    revision = draft.save_revision()
    assert zones(page) == {"69"}
    revision.publish()
    assert zones(page) == {"29"}
