"""An empty list leads to the regions around: which these are, and how many answer there."""

import csv
from collections import defaultdict
from math import cos, hypot, radians
from pathlib import Path

import pytest
from django.conf import settings

from directory.searching.neighbours import LAND, SEA, neighbours_of
from tests.directory.factories import (
    CommuneFactory,
    DepartementFactory,
    ProfilePageFactory,
    RegionFactory,
    ThemeFactory,
)

# Kilometres between the centres of two communes on either side of a border, at the most.
TOUCHING = 8
KM_PER_DEGREE = 111.2


def rows(name: str):
    with (Path(settings.DATA_DIR) / "geo" / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def touching_regions() -> set[tuple[str, str]]:
    """Return the pairs of regions between which two communes lie side by side: cells of a tenth of a degree."""
    region_of = {row["code"]: row["region"] for row in rows("departements.csv")}
    cells = defaultdict(list)
    for row in rows("communes.csv"):
        if row["lat"]:
            place = float(row["lat"]), float(row["lon"])
            cells[int(place[0] * 10), int(place[1] * 10)].append((*place, region_of[row["departement"]]))
    found = set()
    for (top, left), here in cells.items():
        around = [each for y in (-1, 0, 1) for x in (-1, 0, 1) for each in cells.get((top + y, left + x), ())]
        for one in here:
            found |= {(one[2], other[2]) for other in around if one[2] < other[2] and distance(one, other) < TOUCHING}
    return found


def distance(one, other) -> float:
    east = (one[1] - other[1]) * cos(radians((one[0] + other[0]) / 2))
    return KM_PER_DEGREE * hypot(one[0] - other[0], east)


def test_the_table_is_what_the_communes_say():
    assert touching_regions() == LAND


def test_every_region_that_has_a_neighbour_is_known():
    codes = {row["code"] for row in rows("regions.csv")}
    assert {code for pair in LAND | SEA for code in pair} <= codes
    assert neighbours_of(["53"]) == ("28", "52")
    assert neighbours_of(["94"]) == ("93",)
    assert neighbours_of(["03"]) == ()
    assert "52" not in neighbours_of(["52", "53"])


@pytest.fixture
def around(searchable):
    """Two people in the Pays de la Loire, one in Normandie, one far away; nobody in Bretagne."""
    theme = ThemeFactory()
    RegionFactory(code="53", name="Bretagne")
    for code, name, number in (("52", "Pays de la Loire", 2), ("28", "Normandie", 1), ("76", "Occitanie", 1)):
        region = RegionFactory(code=code, name=name)
        for _person in range(number):
            ProfilePageFactory(region=region, themes=[theme])
    searchable()


def offered(answer) -> list[tuple[str, int]]:
    return [(str(one.label), one.count) for one in answer.context["ways_on"].neighbours]


def test_the_regions_around_are_offered_with_their_counts(client, around):
    answer = client.get("/annuaire/?q=télétravail&region=53")
    assert offered(answer) == [("Pays de la Loire", 2), ("Normandie", 1)]
    page = answer.content.decode()
    assert "Dans les régions voisines" in page
    (first, *_others) = answer.context["ways_on"].neighbours
    assert len(client.get(first.url).context["cards"]) == 2
    assert "region=53&region=52" in first.url


def test_only_those_where_somebody_answers(client, around):
    assert offered(client.get("/annuaire/?q=introuvable&region=53")) == []
    assert offered(client.get("/annuaire/?q=introuvable")) == []


def test_a_departement_leads_to_its_own_region_first(client, searchable):
    ain = DepartementFactory(code="01", name="Ain")
    CommuneFactory(code="01001", name="Bourg", departement=ain)
    ProfilePageFactory(commune=CommuneFactory())
    south = RegionFactory(code="93", name="Provence-Alpes-Côte d’Azur")
    for _person in range(2):
        ProfilePageFactory(region=south)
    searchable()
    assert offered(client.get("/annuaire/?departement=01")) == [
        ("Auvergne-Rhône-Alpes", 1),
        ("Provence-Alpes-Côte d’Azur", 2),
    ]
