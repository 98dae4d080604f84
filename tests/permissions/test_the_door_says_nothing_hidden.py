"""What is hidden, drafted, withdrawn or erased is in no answer of the API: every operation that reads, for every page
there is by its address, to nobody, to a stranger and to a stranger's program.
"""

import pytest
from django.test import Client
from wagtail.models import Page

from api.choices import Right
from api.tokens import actions
from api.v1 import api
from community.models import Post
from help_requests.models import Offer
from portal.work.worker import drain
from search import indexing
from tests.directory.factories import UserFactory
from tests.permissions.hidden import PHONE, PUBLIC, REGISTRATION, Portal, planted, secret
from tests.permissions.test_no_hidden_value import answer_to, gibberish, said

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]
LISTS = {"search", "profiles", "requests", "suggest", "establishments", "figures"}
WORDS = ["", "?q=libellule", "?page=2", "?page=99999", "?fields=slug,title,url", "?tri=nom", "?lang=en"]
QUESTIONS = ("/api/v1/search?q={}", "/api/v1/profiles?q={}", "/api/v1/requests?q={}", "/api/v1/suggest?q={}")
NAMES = ("organisation", "drafted text", "never published", "erased name", "house", "held post")


@pytest.fixture
def portal(settings, tmp_path) -> Portal:
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT, settings.SEARCH_DIR = tmp_path / "m", tmp_path / "p", tmp_path / "s"
    settings.SEARCH_PATIENCE = 20.0
    made = planted()
    indexing.rebuild()
    drain()
    return made


def strangers() -> list[Client]:
    """Nobody, somebody with an account and nothing else, and their program with every right."""
    signed_in, user = Client(), UserFactory()
    signed_in.force_login(user)
    _made, text = actions.make(user, name="essai", rights=list(Right), days=1)
    return [Client(), signed_in, Client(headers={"Authorization": f"Bearer {text}"})]


def addresses() -> list[str]:
    """Return every address that an operation that reads may be asked at: of each page, whatever its state."""
    slugs = list(Page.objects.exclude(slug="").values_list("slug", flat=True))
    keys = [*Offer.objects.values_list("pk", flat=True), *Post.objects.values_list("pk", flat=True), 1]
    found = []
    for path in {path for path, methods in told().items() if "get" in methods}:
        if "{slug}" in path:
            found += [path.replace("{slug}", slug) for slug in slugs]
        elif "{" in path:
            found += [path.replace("{pk}", str(key)).replace("{week}", "2020-W14") for key in keys]
        else:
            found += [f"{path}{words}" for words in (WORDS if path.rpartition("/")[2] in LISTS else [""])]
    return sorted(set(found))


def told() -> dict[str, dict]:
    return api.get_openapi_schema(path_prefix="/api/v1/")["paths"]


def test_no_answer_says_it_nor_what_is_found(portal):
    asked, public, leaks = addresses(), 0, {}
    for reader in strangers():
        for address in asked:
            answer = reader.get(address)
            assert answer.status_code < 500, address
            public += PUBLIC.encode() in answer.content
            if found := said(portal.secrets, address, answer, answer.content):
                leaks[address] = found
    assert leaks == {}
    assert len(asked) > 150
    assert public > 30, "what is public was read"
    search_tells_nothing()


def search_tells_nothing() -> None:
    """Check that a value that is hidden is found as little as one that is nowhere."""
    values = {name: secret(name) for name in NAMES} | {"phone": PHONE, "registration": REGISTRATION}
    for reader in strangers()[:2]:
        for question in QUESTIONS:
            for value in values.values():
                status, size = answer_to(reader, question, value)
                other_status, other_size = answer_to(reader, question, gibberish(value))
                assert (status, abs(size - other_size) <= 2) == (other_status, True), (question, value)
