"""`/outils/` costs the same however many documents there are."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from help_requests.actions import record_tool_sent
from tests.directory.factories import ThemeFactory
from tests.help_requests.factories import HelpRequestFactory
from tests.toolbox.factories import ResourceFactory, paper


def titles(answer) -> list[str]:
    return [card.title for card in answer.context["cards"]]


def test_more_documents_cost_no_more_queries(client, searchable, django_assert_num_queries):
    def add():
        tool = record_tool_sent(HelpRequestFactory(), title="Charte").tool
        files = [paper(version="2"), paper(version="1"), paper("Annexe")]
        ResourceFactory(themes=[ThemeFactory()], tool=tool, files=files)

    add()
    searchable()
    client.get("/outils/")
    with CaptureQueriesContext(connection) as one:
        client.get("/outils/")
    number = len(one)
    for _another in range(4):
        add()
    searchable()
    with django_assert_num_queries(number):
        assert len(titles(client.get("/outils/"))) == 5
