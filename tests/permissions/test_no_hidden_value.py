"""What is hidden, drafted, withdrawn or erased is in no answer: every page that links lead to, pictures and files,
feeds, exports, headers, and the search, which tells nothing by what it finds (security.md, R1).
"""

import contextlib
import html
import io
import random
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from importlib import import_module
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import resolve

from portal.work.worker import drain
from reports.open_data import making as open_data
from search import indexing
from tests import worlds
from tests.directory.factories import UserFactory
from tests.permissions.hidden import PHONE, PUBLIC, REGISTRATION, Portal, planted, secret

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]

LEAST, MOST = 500, 575
SEEDS = [
    "/", "/en/", "/annuaire/", "/demandes/", "/outils/", "/bilans/", "/recherche/", "/sitemap.xml", "/robots.txt",
    "/.well-known/security.txt", "/sante/pret/", "/compte/", "/compte/donnees/registre/", "/nulle-part/",
    "/annuaire/?tri=nom", "/annuaire/?page=2", "/recherche/?q=libellule", "/recherche/suggestions/?q=li",
    "/cms/directory/volunteer/?export=csv", "/cms/directory/establishment/?export=xlsx", "/cms/users/?export=csv",
    "/cms/reports/site-history/?export=csv", "/cms/community/flag/?export=csv", "/cms/api/main/pages/",
    "/flux/demandes.atom", "/flux/profils.atom", "/flux/discussions.atom", "/exports/demandes.csv", "/integrer/",
    "/exports/demandes.xlsx", "/exports/annuaire.csv",
    "/flux/bilans.atom", "/flux/bulletins.atom", "/opensearch.xml", "/donnees-ouvertes/dictionnaire.json",
    "/integrer/demandes/?nombre=10",
    "/oembed?url=http://localhost/demandes/", "/opensearch/suggestions?q=li", "/donnees-ouvertes/",
    "/donnees-ouvertes/demandes.csv", "/donnees-ouvertes/chiffres.json", "/api/cms/pages/?limit=100",
    "/api/cms/images/", "/api/cms/documents/", "/api/v2/pages/", "/admin/", "/media/", "/annuaire/feed/",
    "/demandes/flux/", "/compte/donnees/",
]  # fmt: skip
DOORS = ("/flux/", "/exports/", "/integrer/", "/oembed", "/opensearch", "/donnees-ouvertes/")
DOORS_IN = (
    "api.feeds.urls", "api.exports.urls", "api.embedding.urls", "api.embedding.root_urls", "reports.archive.feed_urls",
    "reports.key_figures.bulletin.urls", "reports.open_data.urls",
)  # fmt: skip
# The frame of one request, which the pages of requests lead to.
LED_TO = {"request_widget"}
LINK = re.compile(r"""(?:href|src|srcset|action|content)=["']([^"'\s]+)|<loc>([^<]+)|url\(([^)]+)\)""")


def built() -> Portal:
    """Plant everything, and let the portal do all that follows."""
    made = planted()
    with override_settings(SEARCH_PATIENCE=20.0):
        indexing.rebuild()
        drain()
    open_data.make()
    return made


world = worlds.built_by(built)


@pytest.fixture
def portal(world, settings, tmp_path) -> Portal:
    worlds.own_files(settings, tmp_path)
    settings.SEARCH_PATIENCE = 20.0
    return deepcopy(world)


@pytest.fixture(params=["anonymous", "stranger"])
def reader(request, portal) -> Client:
    """Nobody, or somebody with an account and nothing else."""
    client = Client(raise_request_exception=False)
    if request.param == "stranger":
        client.force_login(UserFactory())
    return client


def links(page: str, text: str) -> Iterator[str]:
    """Yield every address of this portal in a page; a button of sign-out is no link."""
    for found in LINK.finditer(text):
        parts = urlsplit(urljoin(page, html.unescape(next(filter(None, found.groups())))))
        if parts.netloc in ("", "localhost", "testserver") and "logout" not in parts.path:
            yield parts._replace(scheme="", netloc="", fragment="").geturl()


def read(client: Client, address: str) -> tuple[HttpResponse, bytes]:
    """Return an answer and its bytes; of a picture or a file, those of the storage that a web server reads."""
    if address.startswith("/media/"):
        with contextlib.suppress(OSError), default_storage.open(address.removeprefix("/media/")) as file:
            return HttpResponse(content_type="image/jpeg"), file.read()
        return HttpResponse(status=404), b""
    answer = client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer, unpacked(body) if address.endswith(".xlsx") and answer.status_code == 200 else body


def unpacked(book: bytes) -> bytes:
    """Return what stands in a workbook: packed, no word of it would be found."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def said(secrets: set[str], address: str, answer: HttpResponse, body: bytes) -> set[str]:
    """Return which of the words an answer says: in its bytes, its head or the addresses it names."""
    whole = (body + repr(sorted(answer.headers.items())).encode()).lower()
    return {word for word in secrets if word.encode() in whole and word not in address}


def test_no_page_that_can_be_reached_says_it(portal, reader):
    queue, seen, leaks, public = [*SEEDS, *portal.addresses], set(), {}, 0
    while queue and len(seen) < MOST:
        address = queue.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer, body = read(reader, address)
        assert answer.status_code < 500, address
        public += PUBLIC.encode() in body
        if found := said(portal.secrets, address, answer, body):
            leaks[address] = found
        if answer.headers["Content-Type"].startswith(("text/html", "application/xml")):
            queue += [link for link in links(address, body.decode()) if link not in seen]
        if answer.status_code in (301, 302):
            queue.append(urljoin(address, answer.headers["Location"]))
    assert leaks == {}
    assert len(seen) >= LEAST
    assert public > 20, "the pages that say what is public were read too"
    assert len(portal.secrets) > 40


def test_every_door_of_other_programs_is_read():
    """A feed, an export or a frame that is new has an address among those that are read, or fails here."""
    read_there = {resolve(urlsplit(seed).path).url_name for seed in SEEDS if seed.startswith(DOORS)}
    there = {one.name for module in DOORS_IN for one in import_module(module).urlpatterns}
    assert there - read_there - LED_TO == set()


def test_a_town_that_is_hidden_is_like_the_one_beside_it(portal, reader):
    """Both are in the public list of towns, at the same place; somebody hides that they live in the first."""
    for question in ("/annuaire/?pres_de={}", "/annuaire/?pres_de={}&rayon=10", "/annuaire/?q={}", "/recherche/?q={}"):
        assert answer_to(reader, question, secret("town")) == answer_to(reader, question, secret("other town"))
        assert "Aubépine" not in reader.get(question.format(secret("town"))).text


def gibberish(value: str) -> str:
    """Return a value of the same shape that is nowhere."""
    rng = random.Random(f"other {value}")
    kinds = {"bcdfghjklmnpqrstvwxz": str.isalpha, "0123456789": str.isdecimal}
    return "".join(next((rng.choice(chars) for chars, fits in kinds.items() if fits(c)), c) for c in value)


QUESTIONS = [
    "/annuaire/?q={}", "/annuaire/?q=libellule+{}", "/annuaire/?pres_de={}", "/annuaire/?theme={}", "/demandes/?q={}",
    "/outils/?q={}", "/recherche/?q={}", "/recherche/suggestions/?q={}", "/annuaire/?organisation={}",
    "/annuaire/?volunteer__phone__startswith={}", "/compte/etablissements/ajouter/suggestions/?q={}",
]  # fmt: skip


# Members find any verified establishment to join it, by the name it has in the national register; what it hides is that
# a request is its own.
KNOWN_ANYWAY = {("house", "/compte/etablissements/ajouter/suggestions/?q={}")}


def answer_to(client: Client, question: str, value: str) -> tuple[int, int]:
    """Return the status of an answer, and its length without what was asked."""
    answer = client.get(question.format(value))
    return answer.status_code, len(re.sub(re.escape(value), "", answer.text, flags=re.IGNORECASE))


def test_the_search_tells_nothing_by_what_it_finds(portal, reader):
    names = ("organisation", "drafted text", "never published", "erased name", "house", "held post", "camera")
    values = {name: secret(name) for name in names} | {"phone": PHONE, "registration": REGISTRATION}
    for question in QUESTIONS:
        for name, value in values.items():
            if (name, question) in KNOWN_ANYWAY:
                continue
            status, size = answer_to(reader, question, value)
            other_status, other_size = answer_to(reader, question, gibberish(value))
            assert (status, abs(size - other_size) <= 2) == (other_status, True), (question, value)
