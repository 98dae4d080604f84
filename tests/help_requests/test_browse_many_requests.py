"""`/demandes/` costs the same however many requests there are."""

from help_requests.models import HelpRequestPage
from tests.directory.factories import SkillFactory, ThemeFactory
from tests.help_requests.factories import HelpRequestFactory, need

# The tree, the menus, the breadcrumb and the labels of facets: nothing for the requests themselves.
QUERIES = 14


def titles(answer) -> list[str]:
    return [card.title for card in answer.context["cards"]]


def test_more_requests_cost_no_more_queries(client, searchable, django_assert_num_queries):
    for number in (1, 12):
        while HelpRequestPage.objects.count() < number:
            HelpRequestFactory(themes=[ThemeFactory()], needs=[need(number=2), need(skill=SkillFactory())])
        searchable()
        client.get("/demandes/")
        with django_assert_num_queries(QUERIES):
            answer = client.get("/demandes/")
        assert len(titles(answer)) == number
