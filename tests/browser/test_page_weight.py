"""What a page weighs for whoever opens it first, as production sends it: HTML, style sheets, scripts; pictures apart.

The sizes are those that came over the wire, compressed; nothing comes from another host, and what has a name of its
own for each content is kept by browsers for ever.
"""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.conftest import copy_of
from tests.browser.server import PortalServer, wait_until_it_answers

pytestmark = pytest.mark.browser

MOST = 60_000
PAGES = [
    "/", "/annuaire/", "/annuaire/?q=t%C3%A9l%C3%A9travail", "/annuaire/?vue=carte", "/annuaire/?vue=carte&region=11",
    "/annuaire/benoit-exemple-jonquille/", "/demandes/", "/outils/", "/discussions/", "/bilans/", "/chiffres/",
    "/demandes/cadrer-lusage-des-postes-personnels-et-rediger-une-charte/", "/chiffres/2020-04-03/",
    "/recherche/?q=pca", "/donnees-ouvertes/", "/integrer/", "/comment-ca-marche/", "/accessibilite/declaration/",
    "/compte/login/", "/demandes/nouvelle/", "/nulle-part/",
]  # fmt: skip
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "k3" * 30 + "-a-long-and-random-one",
    "ALLOWED_HOSTS": "localhost",
    "SITE_URL": "https://entraide.exemple",
    "EMAIL_URL": "smtp://localhost:1",
}


@pytest.fixture(scope="module")
def production(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalServer]:
    """The portal as production runs it, without nginx: style sheets are collected and compressed."""
    portal = copy_of(prepared, tmp_path_factory)
    kept = {name: value for name, value in portal.environment.items() if name not in ("DEMO", "DEBUG")}
    portal = replace(portal, environment=kept | PRODUCTION)
    portal.manage("collectstatic", "--no-input", "-v", "0")
    port = portal.url.rpartition(":")[2]
    process = portal.start("-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4")
    try:
        wait_until_it_answers(portal.url)
        yield portal
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


@pytest.fixture
def page(browser: Browser, production: PortalServer) -> Iterator[Page]:
    """A visitor whose cache is empty; HTTPS ends before the portal."""
    head = {"X-Forwarded-Proto": "https"}
    with browser.new_context(base_url=production.url, locale="fr-FR", extra_http_headers=head) as context:
        yield context.new_page()


def received(page: Page, path: str) -> list[Response]:
    """Open a page; return everything that came."""
    came: list[Response] = []
    page.on("response", lambda response: came.append(response))  # noqa: PLW0108 - the driver keeps no builtin
    page.goto(path, wait_until="networkidle")
    return came


def weight(response: Response) -> int:
    """Return the bytes of an answer as they came over the wire, nothing for a picture."""
    is_picture = response.headers.get("content-type", "").startswith("image/")
    return 0 if is_picture else response.request.sizes()["responseBodySize"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_weighs_little_and_comes_from_here_alone(page: Page, production: PortalServer, path: str):
    came = received(page, path)
    assert came[0].status == (404 if path == "/nulle-part/" else 200)
    weights = {response.url.removeprefix(production.url): weight(response) for response in came}
    assert 0 < sum(weights.values()) <= MOST, weights
    assert [url for url in weights if not url.startswith("/")] == [], "from elsewhere"
    for response in came:
        if "/static/" in response.url:
            assert "immutable" in response.headers["cache-control"], response.url
    assert came[0].headers.get("content-encoding") == "gzip"
