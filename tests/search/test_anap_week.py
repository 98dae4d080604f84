"""The first week of ANAP's scheme, loaded as it is packaged: the right experts come first."""

from django.core.management import call_command

from directory.models import VolunteerProfilePage
from portal.finding import FACETS


def test_the_right_experts_come_first(index):
    call_command("load_reference", verbosity=0)
    call_command("load_data", "data/anap_week1", verbosity=0)

    first, *others = index(text="mise en place du travail a distance ehpad bretagne", kinds=("profile",)).hits
    assert set(first.reasons) == {"Télétravail", "Bretagne"}
    assert "Télétravail" in others[0].reasons

    for typed, theme in (("PCA", "pca"), ("teletravaille", "teletravail"), ("télé-travail", "teletravail")):
        offered = set(
            VolunteerProfilePage.objects.filter(profile_themes__theme__slug=theme).values_list("pk", flat=True)
        )
        found = [hit.pk for hit in index(text=typed, kinds=("profile",), per_page=100).hits]
        assert set(found[: len(offered)]) == offered
        # So do they on the page over everything, where requests and discussions have these words in their titles.
        assert {hit.pk for hit in index(text=typed).hits[:3]} <= offered
    assert index(text="mise en place du travail a distance ehpad bretagne").hits[0].pk == first.pk

    regions = {each.value: each.count for each in index(kinds=("profile",), facets=FACETS).facets["region"]}
    assert (regions["11"], regions["84"], regions["32"], regions["76"], regions["44"]) == (8, 6, 5, 5, 3)
    assert sum(regions.values()) == 37
