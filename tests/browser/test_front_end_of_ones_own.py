"""The example front end, served by an origin of its own: it lists, searches, shows a thread, signs in and replies."""

import functools
import json
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from accounts.roles import Role
from tests.accounts.factories import PASSWORD, code_now
from tests.browser.looking import barriers, overflow
from tests.browser.people import Person, make_people
from tests.browser.server import ROOT, PortalServer, free_port

COORDINATOR = Person("ailleurs@exemple.invalid", first_name="Nadia", role=Role.COORDINATOR)
ASK = """
from tests.help_requests.factories import HelpRequestFactory
HelpRequestFactory(title="Installer un standard", slug="installer-un-standard", description="Le <b>nôtre</b> est mort.")
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *said: object) -> None:
        """Leave the output to the tests."""


@pytest.fixture(scope="module", autouse=True)
def front() -> Iterator[str]:
    """Allow the front end's origin before the portal starts; return its address."""
    with pytest.MonkeyPatch.context() as patch:
        address = f"http://localhost:{free_port()}"
        patch.setenv("API_ORIGINS", address)
        yield address


@pytest.fixture
def elsewhere(browser: Browser, front: str, portal_server: PortalServer, tmp_path: Path) -> Iterator[Page]:
    """The front end in a browser; what the browser complains of fails."""
    folder = shutil.copytree(ROOT / "examples" / "front", tmp_path / "front")
    (folder / "config.json").write_text(json.dumps({"portal": portal_server.url}))
    handler = functools.partial(Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", int(front.rpartition(":")[2])), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    complaints: list[str] = []
    with browser.new_context(base_url=front, locale="fr-FR", viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
    server.shutdown()
    server.server_close()
    assert complaints == []


def is_well(page: Page) -> None:
    assert overflow(page) == 0
    assert barriers(page) == []


def test_read_search_sign_in_and_reply(elsewhere: Page, portal_server: PortalServer):
    make_people(portal_server, COORDINATOR)
    portal_server.manage("shell", "-v", "0", "-c", ASK)
    portal_server.settle()
    page = elsewhere
    page.goto("/")
    expect(page.get_by_role("heading", name="Demandes d’aide")).to_be_visible()
    expect(page.get_by_text("16 résultats")).to_be_visible()
    is_well(page)
    page.get_by_role("searchbox", name="Mots").fill("standard")
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("link", name="Installer un standard").click()
    expect(page.get_by_text("Le <b>nôtre</b> est mort.")).to_be_visible()
    page.get_by_role("link", name="Connectez-vous pour répondre").click()
    page.get_by_label("Adresse électronique").fill(COORDINATOR.email)
    page.get_by_label("Mot de passe").fill("pas le bon du tout")
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("alert")).to_be_visible()
    is_well(page)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_label("Code de votre application").fill(code_now(lasting=8))
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label("Votre message").fill("Nous en avons un <script>de trop</script>.")
    page.get_by_role("button", name="Publier ma réponse").click()
    expect(page.get_by_text("Nous en avons un <script>de trop</script>.")).to_be_visible()
    is_well(page)
    page.goto(f"{portal_server.url}/demandes/installer-un-standard/")
    expect(page.get_by_text("Nous en avons un")).to_be_visible()


def test_volunteers_and_a_portal_that_refuses(elsewhere: Page, portal_server: PortalServer):
    elsewhere.goto("/#/personnes")
    expect(elsewhere.get_by_text("37 résultats")).to_be_visible()
    elsewhere.get_by_role("link", name="Page suivante").click()
    expect(elsewhere.get_by_role("link", name="Page précédente")).to_be_visible()
    is_well(elsewhere)
    elsewhere.goto("/#/demandes/rien-de-tel")
    expect(elsewhere.get_by_role("alert")).to_be_visible()
