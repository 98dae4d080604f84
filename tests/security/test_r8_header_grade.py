"""R8: every kind of page gets the best grade of the HTTP Observatory, as production sends it.

Every address, for every kind of person, has it too: see `tests/permissions/test_who_may_reach_what.py`.
"""

import pytest
from django.test import Client

from tests.accounts.factories import member
from tests.cms.factories import superuser
from tests.help_requests.factories import HelpRequestFactory
from tests.security.grading import A_PLUS, AIM, as_in_production, grade, policy
from tests.security.running import RUNS

pytestmark = pytest.mark.django_db
PAGES = [
    "/", "/annuaire/", "/annuaire/?q=pca&theme=x", "/demandes/", "/demandes/ouvrir/", "/bilans/", "/chiffres/",
    "/outils/", "/recherche/?q=pca", "/recherche/suggestions/?q=pca", "/compte/login/", "/compte/signup/",
    "/compte/password/reset/", "/en/", "/en/annuaire/", "/nulle-part/", "/api/v1/requests", "/api/v1/nulle-part",
    "/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/sante/vivant/", "/sante/pret/", "/flux/",
    "/signaler/", "/documents/1/x.pdf",
]  # fmt: skip
MEMBERS = ["/compte/", "/compte/donnees/", "/compte/notifications/", "/demandes/ouvrir/"]


@pytest.fixture
def production(settings):
    as_in_production(settings)
    HelpRequestFactory(slug="ouvrir")
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_page_has_the_best_grade(production, path):
    answer = production.get(path, secure=True)
    assert answer.status_code < 500
    assert grade(answer) >= AIM, dict(answer.headers)


def test_what_a_member_sees_has_it_too(production):
    production.force_login(member())
    grades = {path: grade(production.get(path, secure=True)) for path in MEMBERS}
    assert min(grades.values()) >= AIM, grades


@pytest.mark.parametrize("path", ["/cms/", "/cms/pages/3/edit/", "/cms/searchpicks/add/", "/cms/nulle-part/"])
def test_what_the_team_works_with_has_it_but_for_styles(production, path):
    """Wagtail's editor needs styles that stand in the page, so the most there is cannot be reached."""
    production.force_login(superuser())
    answer = production.get(path, secure=True)
    assert grade(answer) >= A_PLUS
    assert {name for name, sources in policy(answer.headers).items() if "'unsafe-inline'" in sources} == {"style-src"}
    assert not RUNS.search(answer.content.decode())


def test_plain_http_leads_to_https(production):
    answer = production.get("/annuaire/?q=pca")
    assert (answer.status_code, answer.url) == (301, "https://testserver/annuaire/?q=pca")


def test_a_page_that_lacks_something_loses_its_grade(production):
    answer = production.get("/", secure=True)
    best = grade(answer)
    for name in ("Content-Security-Policy", "Strict-Transport-Security", "Referrer-Policy"):
        kept = answer.headers.pop(name)
        assert grade(answer) < best, name
        answer.headers[name] = kept
