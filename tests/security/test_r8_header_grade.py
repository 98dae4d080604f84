"""R8: every kind of page gets the best grade of the HTTP Observatory, as production sends it.

The points are those of its method of 2024: 100, less what is missing, and what goes beyond counts from 90 on.
"""

import re

import pytest
from django.test import Client

from tests.accounts.factories import member
from tests.help_requests.factories import HelpRequestFactory

pytestmark = pytest.mark.django_db
AIM = 130
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
    """What production adds to the headers (`portal/settings/production.py`)."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    HelpRequestFactory(slug="ouvrir")
    return Client(raise_request_exception=False)


def policy(headers):
    """Return the directives of a policy: {name: [sources]}."""
    parts = [part.split() for part in headers.get("Content-Security-Policy", "").split(";") if part.strip()]
    return {name: sources for name, *sources in parts}


def script_points(rules):
    """Points for what a policy says about scripts."""
    scripts = rules.get("script-src", rules.get("default-src", ["*"]))
    if "'unsafe-inline'" in scripts or any(source in {"*", "https:", "data:"} for source in scripts):
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    unsafe = any("'unsafe" in source for sources in rules.values() for source in sources)
    return 0 if unsafe else 10 if rules.get("default-src") == ["'none'"] else 5


def grade(answer):
    """Return the points of an answer over HTTPS."""
    headers, rules = answer.headers, policy(answer.headers)
    age = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    points = [
        script_points(rules) if rules else -25,
        0 if age and int(age[1]) >= 15_768_000 else -20,
        5 if "preload" in headers.get("Strict-Transport-Security", "") else 0,
        5 if rules.get("frame-ancestors") else 0 if "X-Frame-Options" in headers else -20,
        0 if headers.get("X-Content-Type-Options") == "nosniff" else -5,
        5 if headers.get("Referrer-Policy") in {"same-origin", "no-referrer", "strict-origin"} else 0,
        10 if headers.get("Cross-Origin-Resource-Policy") in {"same-origin", "same-site"} else 0,
        *(cookie_points(cookie) for cookie in answer.cookies.values()),
    ]
    lost = sum(point for point in points if point < 0)
    return 100 + lost + (sum(point for point in points if point > 0) if lost > -10 else 0)


def cookie_points(cookie):
    """Points lost by a cookie that travels in the clear, or that scripts or other sites can use."""
    return -(40 * (not cookie["secure"]) + 30 * (not cookie["httponly"]) + 20 * (not cookie["samesite"]))


@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_page_has_the_best_grade(production, path):
    answer = production.get(path, secure=True)
    assert answer.status_code < 500
    assert grade(answer) >= AIM, dict(answer.headers)


def test_what_a_member_sees_has_it_too(production):
    production.force_login(member())
    grades = {path: grade(production.get(path, secure=True)) for path in MEMBERS}
    assert min(grades.values()) >= AIM, grades


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
