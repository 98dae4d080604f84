"""The pages of the administration that name a thing: what each role gets, and that nobody else gets anything.

`cms.txt` has what a role reaches besides lists: the secondary pages that Wagtail's own advisories were about.
"""

import re
import uuid
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.urls import get_resolver

from directory.models import VolunteerProfilePage
from tests.permissions.cast import ACCOUNT, COLLEAGUE, OWNER, VISITOR, Cast, cast
from tests.permissions.test_who_may_reach_what import CMS_FOR_ALL, addresses, answer_to, ask, sign
from tests.security.grading import A_PLUS, as_in_production, grade
from tests.security.running import RUNS

# Wagtail leaves the file of a rendition it has just made to the garbage collector.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]

TABLE = Path(__file__).with_name("cms.txt")
OUTSIDERS = (VISITOR, ACCOUNT, OWNER, COLLEAGUE)
TEAM = "MECA"
# A part of an address, and what stands for it; what is none of these is a word.
CONVERTER = re.compile(r"<(\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


@pytest.fixture
def stage(settings, tmp_path) -> Cast:
    settings.MEDIA_ROOT = tmp_path
    return cast()


def filled(pattern: str, stage: Cast) -> str:
    """Return an address with the key of the owner's page in the place of every number."""

    def value(found: re.Match[str]) -> str:
        kind, name = found[1] or "", found[2] or found[3]
        words = {"revision_id_a": "live", "revision_id_b": "latest", "kind": "profile", "app_label": "directory"}
        if kind == "uuid:":
            return str(uuid.uuid4())
        return words.get(name) or ("x" if kind in ("slug:", "") and not name.endswith("pk") else str(page))

    page = stage.words["page"]
    return "/" + CONVERTER.sub(value, pattern.replace("^", "").replace("$", "").replace("\\", ""))


def with_arguments() -> set[str]:
    """Return the patterns that name a thing."""
    patterns = {pattern for name, pattern in addresses(get_resolver()) if name not in CMS_FOR_ALL}
    return {pattern for pattern in patterns if pattern.startswith("cms/") and CONVERTER.search(pattern)}


def test_nobody_else_reaches_a_page_that_names_a_thing(stage):
    patterns = with_arguments()
    assert len(patterns) > 150
    reached = {
        (pattern, who, method, answer)
        for pattern in sorted(patterns)
        for who in OUTSIDERS
        for method in ("get", "post")
        if (answer := ask(stage.people[who], method, filled(pattern, stage))) not in "Lr34"
    }
    assert reached == set()


def rows() -> dict[str, tuple[str, str]]:
    """Return the table: answers to GET and to POST, by path."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
    return {path: (get, post) for path, get, post in lines}


def test_each_role_gets_what_the_table_says(stage, settings):
    as_in_production(settings)
    settings.SECURE_SSL_REDIRECT = False  # previews are asked for under the address of the site, which is plain here
    wrong, poor = {}, {}
    things = stage.words | {"owner": VolunteerProfilePage.objects.get(pk=stage.words["page"]).owner_id}
    for path, wanted in rows().items():
        url = "/cms/" + path.format(**things)
        answers = [[answer_to(stage.people[who], method, url) for who in TEAM] for method in ("get", "post")]
        if (signs := tuple("".join(map(sign, one)) for one in answers)) != wanted:
            wrong[path] = signs
        if weak := [answer for one in answers for answer in one if grade(answer) < A_PLUS or runs_by_itself(answer)]:
            poor[path] = weak
    assert wrong == {}
    assert poor == {}


def runs_by_itself(answer: HttpResponse) -> bool:
    """Whether something stands in a page that its policy would have to allow."""
    return not answer.streaming and bool(RUNS.search(answer.content.decode(errors="replace")))
