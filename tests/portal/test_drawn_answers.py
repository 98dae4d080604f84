"""What is drawn of an answer is kept for that answer alone, and never given anything about its reader."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from django.template import Context, Template

from portal.page_cache.answers import drawn_of
from tests.portal.forgetting import forget_parts

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def keeping(settings):
    forget_parts()
    settings.PAGE_CACHE_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    total: int = 3


def test_the_very_same_answer_is_drawn_once():
    answer, drawn = Answer(), []
    for _time in range(2):
        assert drawn_of(answer, "list", lambda: str(drawn.append(1))) == "None"
    assert len(drawn) == 1


def test_an_equal_answer_is_another_one():
    assert drawn_of(Answer(), "list", lambda: "before") == "before"
    assert drawn_of(Answer(), "list", lambda: "after") == "after"


def test_each_address_has_its_own():
    answer = Answer()
    assert [drawn_of(answer, key, lambda key=key: key) for key in ("one", "two", "one")] == ["one", "two", "one"]


def test_a_part_knows_nothing_of_who_reads(rf):
    shown = "{{ results.total }}{{ request.GET.page }}{{ user }}{{ request.user }}"
    request = rf.get("/annuaire/?page=2")
    request.user = "Camille"
    given = {"request": request, "user": "Camille", "results": Answer(), "form": SimpleNamespace(text="")}
    assert Template("{% load answers %}{% answered all %}" + shown + "{% endanswered %}").render(Context(given)) == "32"
