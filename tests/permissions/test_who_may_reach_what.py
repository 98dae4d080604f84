"""Every address of the portal, by everybody, with every method: what the table doesn't say fails.

An address that is new has no row: whoever adds it says in `table.txt` who may reach it.
"""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from tests import worlds
from tests.permissions.cast import ACCOUNT, EVERYBODY, OWNER, VISITOR, Cast, cast, on_stage
from tests.security.grading import A_PLUS, as_in_production, grade

# Wagtail leaves the file of a rendition it has just made to the garbage collector.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]

# The table takes over a minute: in parts, neither of two processes waits for the other at the end.
PARTS = 6
TABLE = Path(__file__).with_name("table.txt")
# Doors of programs, whose addresses are named with their space.
SPACES = ("api", "auth", "wagtailapi_v3")
# Django's and allauth's forms take PUT for POST, with the same checks.
THEIRS = ("account_", "mfa_", "socialaccount_", "wagtail")
# The API's other methods do what its description says: see `test_the_door_lets_the_same_people.py`.
DOOR = tuple(f"{space}:" for space in SPACES)
# Pages that only read, whatever the method.
READ_ONLY = {
    "alive", "ready", "robots", "sitemap", "security_txt", "my_space", "my_name", "flag_sent", "wagtail_serve",
}  # fmt: skip
# What a browser needs before anybody has signed in: no content in it.
CMS_FOR_ALL = {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}


def rows() -> dict[str, tuple[list[str], str, str]]:
    """Return the table: arguments, answers to GET, answers to POST, by the name of an address."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    return {name: ([word for word in words if word != "."], get, post) for name, *words, get, post in lines}


def addresses(resolver: URLResolver, above: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Yield name and pattern of every address; those of the API are named apart (`api:profiles`)."""
    for one in resolver.url_patterns:
        pattern = above + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one, pattern, f"{one.namespace}:" if one.namespace in SPACES else space)
        elif one.name:
            yield space + one.name, pattern


def ours() -> set[str]:
    """Return the names of all addresses outside the administration, those of allauth and Wagtail among them."""
    return {name for name, pattern in addresses(get_resolver()) if not pattern.startswith("cms/")}


def sign(answer: HttpResponse) -> str:
    """Return the sign of an answer in the table."""
    if answer.status_code == 302:
        return "L" if "/compte/login/" in answer["Location"] else "r"
    return {200: "2", 204: "0", 400: "b", 401: "1", 403: "3", 404: "4", 405: "5", 422: "x"}.get(
        answer.status_code, str(answer.status_code)
    )


def ask(client: Client, method: str, url: str) -> str:
    """Ask, and return the sign of the answer."""
    return sign(answer_to(client, method, url))


def answer_to(client: Client, method: str, url: str) -> HttpResponse:
    """Ask over HTTPS, and undo what it did."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = getattr(client, method)(url, secure=True)
        if file := getattr(answer, "file_to_stream", None):
            file.close()
        transaction.set_rollback(True)
    # Signing out forgets the cookie of a session that the rollback has brought back.
    client.cookies = cookies
    return answer


world = worlds.built_by(cast)


@pytest.fixture(scope="module", autouse=True)
def _closed_here() -> Iterator[None]:
    """A file whose answer nobody read is closed with these tests, not in the midst of another file's."""
    yield
    gc.collect()


@pytest.fixture
def stage(world, settings, tmp_path) -> Cast:
    worlds.own_files(settings, tmp_path)
    return on_stage(world)


def url_of(name: str, words: list[str], stage: Cast) -> str:
    return reverse(name, args=[word[1:] if word.startswith("=") else stage.words[word] for word in words])


def test_every_address_has_its_row():
    assert ours() ^ set(rows()) == set()


@pytest.mark.parametrize("part", range(PARTS))
def test_everybody_gets_what_the_table_says_with_the_best_headers(stage, settings, part):
    as_in_production(settings)
    wrong, poor = {}, {}
    for name, (words, get, post) in list(rows().items())[part::PARTS]:
        url = url_of(name, words, stage)
        for method, wanted in (("get", get), ("post", post)):
            answers = [answer_to(stage.people[who], method, url) for who in EVERYBODY]
            if (signs := "".join(map(sign, answers))) != wanted:
                wrong[f"{name} {method}"] = (wanted, signs)
            if (worst := min(map(grade, answers))) < A_PLUS:
                poor[f"{name} {method}"] = worst
    assert wrong == {}
    assert poor == {}


def test_no_other_method_does_anything(stage):
    found = {
        (name, method, who): answer
        for name, (words, _get, _post) in rows().items()
        if not name.startswith((*THEIRS, *DOOR))
        for method in ("put", "patch", "delete")
        for who in (VISITOR, OWNER, "A")
        if (answer := ask(stage.people[who], method, url_of(name, words, stage))) not in "L45"
    }
    assert {name for name, _method, _who in found} <= READ_ONLY


def test_nobody_but_the_team_reaches_the_administration(stage):
    """Whatever the arguments, a page of the administration leads others away before it looks at them."""
    names = {(name, pattern) for name, pattern in addresses(get_resolver()) if pattern.startswith("cms/")}
    assert len(names) > 300
    plain = [(name, "/" + pattern.replace("^", "").replace("$", "")) for name, pattern in sorted(names)]
    reached = {
        name
        for name, url in plain
        if "(" not in url and "<" not in url
        for who in (VISITOR, ACCOUNT, OWNER)
        for method in ("get", "post")
        if ask(stage.people[who], method, url) not in "Lr34"
    }
    assert reached <= CMS_FOR_ALL


@pytest.mark.parametrize(
    ("path", "team"),
    [
        ("/cms/moderation/", "MA"),
        ("/cms/directory/establishment/", "CA"),
        ("/cms/directory/membership/", "CA"),
        ("/cms/directory/contactreveal/", "A"),
        ("/cms/mail/delivery/", "A"),
        ("/cms/api/webhook/", "A"),
        ("/cms/api/webhookdelivery/", "A"),
        ("/cms/work/outboxrow/", "A"),
        ("/cms/search/searchedphrase/", "EA"),
        ("/cms/help_requests/support/", "CA"),
        ("/cms/help_requests/offer/", "CA"),
        ("/cms/users/", "A"),
    ],
)
def test_each_role_reaches_its_own_registers(stage, path, team):
    assert {who for who in "MECA" if stage.people[who].get(path).status_code == 200} == set(team)
