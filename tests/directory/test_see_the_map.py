"""The directory as a map: counts by region, then by département, each a link that narrows; the list stays beside it."""

import csv
import re
from pathlib import Path

import pytest
from django.conf import settings

from directory.maps import departements
from tests.directory.factories import CommuneFactory, ProfilePageFactory, RegionFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(searchable):
    """Two people in one region, one of them in a known département, and somebody in another region."""
    lyon = CommuneFactory()
    bretagne = RegionFactory(code="53", name="Bretagne")
    ProfilePageFactory(title="Ada Exemple", commune=lyon, themes=[ThemeFactory()])
    ProfilePageFactory(title="Bob Exemple", region=lyon.departement.region)
    ProfilePageFactory(title="Cyd Exemple", region=bretagne)
    searchable()


def links(page: str) -> dict[str, str]:
    """The list beside the map: count and address by the name of the place."""
    found = re.findall(r'<li><a href="([^"]+)">([^<]+)</a> <span>([^<]+)</span></li>', page)
    return {name: f"{url.replace('&amp;', '&')} {count}" for url, name, count in found}


def test_regions_are_counted_and_lead_to_their_map(client, people):
    page = client.get("/annuaire/?vue=carte").text
    assert links(page) == {
        "Auvergne-Rhône-Alpes": "/annuaire/?region=84&vue=carte 2 personnes",
        "Bretagne": "/annuaire/?region=53&vue=carte 1 personne",
    }
    assert page.count('<a href="/annuaire/?region=84&amp;vue=carte" tabindex="-1">') == 1
    assert "Ada Exemple" not in page


def test_a_region_shows_its_departements_which_lead_to_the_list(client, people):
    page = client.get("/annuaire/?vue=carte&region=84").text
    assert links(page) == {"Rhône (69)": "/annuaire/?region=84&departement=69 1 personne"}
    assert 'href="/annuaire/?vue=carte">Voir toute la France' in page
    assert "Ada Exemple" in client.get("/annuaire/?region=84&departement=69").text


def test_the_map_keeps_what_was_asked_and_the_filters_keep_the_map(client, people):
    page = client.get("/annuaire/?vue=carte&theme=teletravail").text
    assert links(page) == {"Auvergne-Rhône-Alpes": "/annuaire/?theme=teletravail&region=84&vue=carte 1 personne"}
    assert '<input type="hidden" name="vue" value="carte">' in page
    assert '<a href="/annuaire/?theme=teletravail">Liste</a>' in page


def test_an_unknown_view_is_named_and_the_list_is_shown(client, people):
    page = client.get("/annuaire/?vue=globe").text
    assert "globe" in page
    assert "Ada Exemple" in page


def test_every_departement_is_drawn_where_it_is():
    """The map is laid out by degrees: 41.225 a degree of longitude, 60 a degree of latitude."""
    with (Path(settings.DATA_DIR) / "geo" / "departements.csv").open(encoding="utf-8") as file:
        lines = [line for line in csv.DictReader(file) if line["zone"] == "metro"]
    assert len(lines) == 96
    for line in lines:
        x, y = 41.225 * float(line["lon"]) + 284.37, 3081.98 - 60 * float(line["lat"])
        left, top, right, bottom = departements()[line["code"]].box
        assert left < x < right, line["nom"]
        assert top < y < bottom, line["nom"]
