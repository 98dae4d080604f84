"""Dates, choosers and lines that can be added start by elements of ours; what somebody types never becomes one."""

import re

import pytest
from django.contrib.staticfiles import finders

from accounts.roles import Role
from tests.cms.factories import superuser
from tests.security.running import RUNS

pytestmark = pytest.mark.django_db
STARTED = re.compile(r'<cms-start hidden call="(\w+)" words="([^"]*)"></cms-start>')
TYPED = '"></textarea><script>alert(1)</script><cms-start call="PageChooser" words="[]"></cms-start>'


def started(answer) -> list[str]:
    """Return what an answer's elements call."""
    assert answer.status_code == 200
    html = answer.content.decode()
    assert not RUNS.search(html)
    assert html.count("<cms-start") == len(STARTED.findall(html))
    return [call for call, _words in STARTED.findall(html)]


@pytest.fixture
def chief(client):
    client.force_login(superuser())
    return client


def test_lines_dates_and_choosers(chief, pages):
    assert {"InlinePanel", "DocumentChooser", "SnippetChooser", "initDateChooser", "initDateTimeChooser"} <= set(
        started(chief.get(f"/cms/pages/{pages.resource.pk}/edit/"))
    )


def test_the_task_of_a_workflow(chief):
    assert "createTaskChooser" in started(chief.get("/cms/workflows/add/"))


def test_what_is_recommended_for_a_search(as_role):
    calls = started(as_role(Role.EDITOR).get("/cms/searchpicks/add/"))
    assert calls[-2:] == ["InlinePanel", "choosePhrase"]


def test_the_script_is_a_file_that_is_read_before_the_fields(chief, pages):
    html = chief.get(f"/cms/pages/{pages.resource.pk}/edit/").content.decode()
    assert 0 < html.index("js/cms.js") < html.index("<cms-start")
    assert "defer" not in html[html.index("js/cms.js") :].partition(">")[0]


def test_what_somebody_types_starts_nothing(chief, pages):
    before = started(chief.get(f"/cms/pages/{pages.request.pk}/edit/"))
    pages.request.title = pages.request.description = TYPED
    pages.request.save_revision().publish()
    assert started(chief.get(f"/cms/pages/{pages.request.pk}/edit/")) == before


@pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
def test_the_signs_that_registers_show_are_there(answer):
    """Django's own administration would bring them; without them a page fails in production, which counts files."""
    assert finders.find(f"admin/img/icon-{answer}.svg")
