"""`/annuaire/` with more people than a page holds: page by page, and at the same cost."""

from directory.models import VolunteerProfilePage
from tests.directory.factories import ProfessionFactory, ProfilePageFactory, SkillFactory, ThemeFactory

# The tree, the menus, the breadcrumb and the labels of facets: nothing for the people themselves.
QUERIES = 15


def names(answer) -> list[str]:
    return [card.name for card in answer.context["cards"]]


def test_pages_are_links_and_one_too_far_is_the_last(client, searchable):
    for number in range(23):
        ProfilePageFactory(title=f"Personne {number:02}")
    searchable()
    first = client.get("/annuaire/?tri=nom")
    assert len(names(first)) == 20
    assert 'href="?tri=nom&amp;page=2"' in first.content.decode()
    last = client.get("/annuaire/?tri=nom&page=2")
    assert names(last) == ["Personne 20", "Personne 21", "Personne 22"]
    assert names(client.get("/annuaire/?tri=nom&page=40")) == names(last)


def test_more_people_cost_no_more_queries(client, searchable, django_assert_num_queries):
    offered = {"themes": [ThemeFactory()], "professions": [ProfessionFactory()], "skills": [SkillFactory()]}
    for people in (1, 13):
        while VolunteerProfilePage.objects.count() < people:
            ProfilePageFactory(**offered)
        searchable()
        client.get("/annuaire/")
        with django_assert_num_queries(QUERIES):
            answer = client.get("/annuaire/")
        assert len(names(answer)) == people
