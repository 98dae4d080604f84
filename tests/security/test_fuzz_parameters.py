"""Whatever stands in a field of a form or behind an address, no answer is an error of ours, and nothing is believed.

FUZZ_TURNS says how often each form is filled in anew (1 in `bin/test`).
"""

import itertools
import os
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from directory.models import VolunteerProfilePage
from search import indexing
from tests.permissions.cast import OWNER, VISITOR, cast
from tests.permissions.test_who_may_reach_what import addresses, rows, url_of
from tests.permissions.test_who_works_in_the_administration import rows as staff_rows
from tests.security.fuzz import ELSEWHERE, MARK, NASTY, forms

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]

TURNS = int(os.environ.get("FUZZ_TURNS", "1"))
# Of every parameter that interfaces.md names, and of some that others guess.
NAMES = (
    "q", "theme", "region", "departement", "secteur", "statut", "fonction", "profession", "competence", "type", "etat",
    "pres_de", "rayon", "disponible_le", "teletravail", "tri", "page", "par_page", "cursor", "from", "to", "since",
    "until", "semaine", "format", "next", "kind", "onglet", "nombre", "url", "lang", "id", "pk", "slug", "limit",
    "offset", "order", "fields", "token", "v",
)  # fmt: skip
# An address of Wagtail's that breaks on purpose, for who looks after a server.
BREAKS = "/cms/failwhale/"
# What oEmbed asks to be said about a format that isn't spoken.
NOT_IMPLEMENTED = 501
# Odd ways to write an address.
PATHS = ["/%00/", "/annuaire/%00/", "/demandes/é/", "/%2e%2e/%2e%2e/etc/passwd", "/" + "a" * 900, "/%ff%fe/"]


@pytest.fixture
def stage(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT, settings.SEARCH_DIR = tmp_path / "m", tmp_path / "p", tmp_path / "s"
    people = cast()
    indexing.rebuild()
    return people


def ask(client, method, address, values):
    """Send, and undo what it did; return the answer and its words."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = getattr(client, method)(address, values)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    client.cookies = cookies
    cache.clear()
    return answer, body


def wrong_with(answer, body):
    """Return what must not be so of an answer, in a word; nothing for a good one."""
    if answer.status_code >= 500 and answer.status_code != NOT_IMPLEMENTED:
        return str(answer.status_code)
    if "X-Injected" in answer.headers:
        return "header"
    if ELSEWHERE in urlsplit(answer.headers.get("Location", "")).netloc:
        return "elsewhere"
    html = answer.headers.get("Content-Type", "").startswith("text/html")
    return "markup" if html and MARK.encode() in body else ""


def shown(client, addresses):
    """Yield every address somebody is shown, with its words."""
    for address in addresses:
        answer, body = ask(client, "get", address, {})
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            yield address, body.decode()


def faults(client, addresses):
    """Fill in every form of these pages with nasty things; return what went wrong, and how much was sent."""
    wrong, sent = {}, 0
    for address, page in list(shown(client, addresses)):
        for form, turn in itertools.product(dict.fromkeys(forms(address, page)), range(TURNS)):
            for values in (form.filled(turn), *form.one_by_one(turn)):
                sent += 1
                if fault := wrong_with(*ask(client, form.method, form.action, values)):
                    wrong.setdefault(f"{address} {form.method} {form.action}", (fault, values))
    return wrong, sent


def everywhere(stage):
    """Return the address of every page outside the administration."""
    return [url_of(name, words, stage) for name, (words, _get, _post) in rows().items()]


def in_the_administration(stage):
    """Return the pages that name a thing, and every list; Wagtail's own as well."""
    things = stage.words | {"owner": VolunteerProfilePage.objects.get(pk=stage.words["page"]).owner_id}
    lists = {"/" + pattern for _name, pattern in addresses(get_resolver()) if pattern.startswith("cms/")}
    named = ["/cms/" + path.format(**things) for path in staff_rows()]
    plain = sorted(one for one in lists if not set("<(^?$") & set(one) and "logout" not in one)
    return [one for one in (*named, *plain) if one != BREAKS]


@pytest.mark.parametrize(("who", "where", "least"), [(VISITOR, everywhere, 50), (OWNER, everywhere, 400)])
def test_no_field_of_any_form_breaks_anything(stage, who, where, least):
    wrong, sent = faults(stage.people[who], where(stage))
    assert wrong == {}
    assert sent > least


@pytest.mark.skipif(TURNS == 1, reason="the administration's forms are filled in only when FUZZ_TURNS asks for more")
def test_no_field_of_the_administration_breaks_anything(stage):
    wrong, sent = faults(stage.people["A"], in_the_administration(stage))
    assert wrong == {}
    assert sent > 1000


@pytest.mark.parametrize("who", [VISITOR, OWNER])
def test_no_parameter_behind_any_address_breaks_it(stage, who):
    wrong = {}
    for turn, (name, (words, _get, _post)) in enumerate(rows().items()):
        values = {parameter: NASTY[(turn + place) % len(NASTY)] for place, parameter in enumerate(NAMES)}
        for method in ("get", "post"):
            if fault := wrong_with(*ask(stage.people[who], method, url_of(name, words, stage), values)):
                wrong[f"{name} {method}"] = fault
    assert wrong == {}


@pytest.mark.parametrize("path", PATHS)
def test_no_address_breaks_anything(path):
    assert Client(raise_request_exception=False).get(path).status_code in {301, 302, 400, 404, 414}
