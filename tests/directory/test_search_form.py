"""What an address of a list means, and what is said of the parts that mean nothing."""

from datetime import date

import pytest
from django.http import QueryDict

from directory.search_form import SearchForm
from directory.searching.scopes import PROFILES
from portal.finding import FacetValue, Results
from tests.directory.factories import CommuneFactory, ProfessionFactory, RegionFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def form_for(address: str) -> SearchForm:
    return SearchForm(QueryDict(address), scope=PROFILES, path="/annuaire/")


@pytest.fixture
def lists():
    ThemeFactory()
    ThemeFactory(name_fr="Plan de continuité", slug="pca")
    RegionFactory()
    ProfessionFactory()
    CommuneFactory()


@pytest.mark.parametrize(
    ("address", "filters"),
    [
        ("theme=teletravail", {"theme": ("teletravail",)}),
        ("theme=teletravail&theme=pca&theme=pca", {"theme": ("teletravail", "pca")}),
        ("theme=teletravail&region=84", {"theme": ("teletravail",), "region": ("84",)}),
        ("departement=69", {"departement": ("69",)}),
        ("secteur=medico_social&statut=public", {"sector": ("medico_social",), "legal_status": ("public",)}),
        ("metier=infirmier", {"profession": ("infirmier",)}),
        ("type=soignant&type=non-soignant", {"type": ("care", "non_care")}),
        ("password=x&theme__id=1&owner=2", {}),
        ("etat=open", {}),
    ],
)
def test_filters_are_read(lists, address, filters):
    form = form_for(address)
    assert form.query.filters == filters
    assert form.warnings == []


@pytest.mark.parametrize(
    "address",
    [
        *("theme=xyz", "region=99", "type=care", "page=abc", "page=0", "page=99999", "pres_de=zzz", "pres_de=99999"),
        *("rayon=-3", "rayon=1e9", "disponible=demain", "a_distance=oui", "tri=magie", "theme=%00", "page=%C2%B2"),
    ],
)
def test_a_value_that_means_nothing_is_named_and_left_out(lists, address):
    form = form_for(f"{address}&region=84")
    assert form.query == form_for("region=84").query
    if "%00" not in address:  # nothing printable is left to name
        (warning,) = form.warnings
        assert form_for(address)._words(address.partition("=")[0])[0] in warning


def test_a_flood_of_nonsense_gets_a_few_sentences(lists):
    form = form_for("&".join(f"theme=x{number}" for number in range(1000)))
    assert 1 <= len(form.warnings) <= 8
    assert form.query.filters == {}


def test_a_long_search_is_cut_and_said():
    form = form_for("q=" + "a" * 300)
    assert len(form.query.text) == 200
    assert len(form.warnings) == 1


@pytest.mark.parametrize("words", ["69123", "69001", "lyon", "LYON", "Lyon (69)", "Lyon%20(69)"])
def test_a_place_is_a_code_a_postcode_or_a_name(lists, words):
    form = form_for(f"pres_de={words}&rayon=30")
    assert (form.query.near, form.query.radius) == ("69123", 30)
    assert form.place == "Lyon (69)"


def test_the_most_peopled_place_of_a_name_is_meant(lists):
    CommuneFactory(code="86126", name="Lyon", population=10, postcodes=" 86000 ")
    assert form_for("pres_de=lyon").query.near == "69123"


@pytest.mark.parametrize(("sort", "meant"), [("nom", "name"), ("recent", "recent"), ("pertinence", "relevance")])
def test_sorts(sort, meant):
    assert form_for(f"tri={sort}").query.sort == meant


def test_sorting_by_distance_needs_a_place(lists):
    assert form_for("tri=distance&pres_de=69001").query.sort == "distance"
    alone = form_for("tri=distance")
    assert alone.query.sort == "relevance"
    assert alone.warnings


def test_availability_is_today_or_a_date():
    assert form_for("disponible=2020-04-15").query.available_on == date(2020, 4, 15)
    assert form_for("disponible=1").query.available_on is not None
    assert form_for("").query.available_on is None


def test_each_filter_has_a_chip_that_takes_only_it_away(lists):
    form = form_for("q=charte&theme=teletravail&theme=pca&pres_de=69001&rayon=20&a_distance=1&page=3")
    addresses = {str(chip.label): chip.remove_url for chip in form.chips}
    assert addresses["Télétravail"] == "/annuaire/?q=charte&theme=pca&pres_de=69001&rayon=20&a_distance=1"
    assert (
        addresses["Plan de continuité"] == "/annuaire/?q=charte&theme=teletravail&pres_de=69001&rayon=20&a_distance=1"
    )
    place = next(url for label, url in addresses.items() if "Lyon" in label)
    assert place == "/annuaire/?q=charte&theme=teletravail&theme=pca&a_distance=1"


def test_facets_put_what_is_chosen_first_then_the_most_frequent(lists):
    ThemeFactory(name_fr="Cellule de crise")
    form = form_for("theme=pca&region=84")
    values = tuple(FacetValue(slug, n) for slug, n in [("teletravail", 12), ("cellule-de-crise", 30), ("pca", 3)])
    (group, _region) = form.groups(Results(facets={"theme": values}))
    assert [option.value for option in group.options] == ["pca", "cellule-de-crise", "teletravail"]
    assert [option.url for option in group.options[:2]] == [
        "/annuaire/?region=84",
        "/annuaire/?theme=pca&theme=cellule-de-crise&region=84",
    ]


def test_a_chosen_value_without_hits_stays_in_reach(lists):
    (group,) = form_for("theme=pca").groups(Results())
    assert [(option.value, option.count, option.selected) for option in group.options] == [("pca", 0, True)]


def test_lists_are_read_once_and_only_those_shown(lists, django_assert_num_queries):
    counts = (FacetValue("teletravail", 2), FacetValue("pca", 1))
    with django_assert_num_queries(1):
        form = form_for("theme=teletravail&theme=pca&theme=xyz")
        form.groups(Results(facets={"theme": counts}))
        assert form.chips
