"""The team signs in with two factors and works in the administration, where no script that stands in a page would run.

Dates, choosers, windows and lines that can be added have to start all the same: nothing may be complained of, and no
screen may have a barrier, Wagtail's own among them.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, StorageState, expect

from accounts.roles import Role
from home.models import NavigationSettings
from tests.browser.looking import barriers
from tests.browser.people import Person, make_people, sign_in_with_code
from tests.browser.server import PortalServer

pytestmark = pytest.mark.browser

EDITOR = Person("redaction@exemple.invalid", "Dominique", "Exemple", Role.EDITOR)
ADMINISTRATOR = Person("administration@exemple.invalid", "Alix", "Exemple", Role.ADMINISTRATOR)
TELL = "addEventListener('securitypolicyviolation', e => console.error(e.violatedDirective, e.blockedURI, e.sample))"
SHARED = "pages/3/edit/"
MENUS = f"settings/{NavigationSettings._meta.label_lower.replace('.', '/')}/"
# What an administrator opens all day, and where fields of other kinds stand: one of each kind of list and form.
SCREENS = [
    "", "pages/", SHARED, "pages/15/edit/", "pages/3/history/", "moderation/", "pages-a-relire/", "guide/", "images/",
    "images/multiple/add/", "documents/multiple/add/", "users/", "reports/site-history/", "reports/workflow/",
    "redirects/", MENUS, "directory/establishment/", "account/",
]  # fmt: skip
# No role sets workflows up: whoever asks is led to the dashboard, and told so.
REFUSED = "workflows/list/"
DRAFT = ("weekly_report", "2020-W15", "--as-of", "2020-04-12T23:59:59", "--draft")


Desk = Callable[[Person], Page]


@pytest.fixture(scope="module")
def sessions(browser: Browser, portal_server: PortalServer) -> dict[Person, StorageState]:
    """The cookies of the team: a code of the second factor serves once, so each signs in once."""
    make_people(portal_server, EDITOR, ADMINISTRATOR)
    return {person: cookies(browser, portal_server, person) for person in (EDITOR, ADMINISTRATOR)}


def cookies(browser: Browser, portal: PortalServer, person: Person) -> StorageState:
    """Sign in with two factors."""
    with browser.new_context(base_url=portal.url, locale="fr-FR") as context:
        page = context.new_page()
        page.goto("/cms/")
        sign_in_with_code(page, person.email)
        page.wait_for_url("**/cms/")
        return context.storage_state()


@pytest.fixture
def desk(browser: Browser, portal_server: PortalServer, sessions: dict[Person, StorageState]) -> Iterator[Desk]:
    """Seat somebody at the administration; what the browser complains of fails."""
    complaints: list[str] = []
    with ExitStack() as opened:

        def seated(person: Person) -> Page:
            page = opened.enter_context(
                browser.new_context(base_url=portal_server.url, locale="fr-FR", storage_state=sessions[person])
            ).new_page()
            page.add_init_script(TELL)
            page.on("console", lambda said: said.type == "error" and complaints.append(f"{page.url}: {said.text}"))
            page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
            return page

        yield seated
    # A page that lacks something is saved by itself all the same, and refused: the browser announces the answer.
    assert [said for said in complaints if "400 (Bad Request)" not in said] == []


def choose(page: Page, field: Locator, kind: str) -> None:
    """Choose the first thing of the window that a field opens."""
    field.locator("[data-chooser-action-choose]").first.click()
    page.locator(f".modal-body a[data-chooser-modal-choice], .modal-body a.choose-{kind}").first.click()
    expect(field.locator("[data-chooser-title]")).not_to_be_empty()


def pick_a_day(page: Page, field: str) -> None:
    """Pick a day in the calendar of a field."""
    page.click(field)
    page.locator(".xdsoft_datetimepicker:visible .xdsoft_date.xdsoft_current, .xdsoft_date:visible").first.click()
    expect(page.locator(field)).not_to_have_value("")


def test_edit_and_publish_a_page(desk: Desk):
    page = desk(EDITOR)
    page.goto("/cms/pages/3/edit/")
    sentence = f"Entre nous, on s’entraide ({int(time.time())})."
    page.fill("input[name=sentence]", sentence)
    page.locator("footer button[aria-haspopup], footer button[aria-expanded]").first.click()
    page.locator("button[name=action-publish]").click()
    expect(page.locator(".messages")).to_contain_text("publiée")
    page.goto("/")
    expect(page.get_by_role("main")).to_contain_text(sentence)


def test_every_field_starts_without_a_script_in_the_page(desk: Desk, tmp_path: Path):
    page = desk(EDITOR)
    menus(page)
    a_search(page)
    a_resource(page, tmp_path)
    a_picture(page, tmp_path)


def menus(page: Page) -> None:
    """Give the banner its dates and its page, and the header one more line."""
    page.goto(f"/cms/{MENUS}")
    pick_a_day(page, "input[name=banner_from]")
    choose(page, page.locator("#id_banner_page-chooser"), "page")
    lines = page.locator("#id_header_links-FORMS .page-chooser")
    before = lines.count()
    page.click("#id_header_links-ADD")
    choose(page, lines.last, "page")
    page.locator("#w-editor-form button[type=submit]").last.click()
    expect(page.locator(".messages")).to_be_visible()
    expect(lines).to_have_count(before + 1)


def a_search(page: Page) -> None:
    """Recommend a page for a search, with one line more."""
    page.goto("/cms/searchpicks/add/")
    page.click("#id_query_string-chooser")
    expect(page.locator(".modal-body input[name=q]")).to_be_visible()
    page.locator(".modal button[data-dismiss=modal]").click()
    page.fill("#id_query_string", "entretien")
    page.locator("button[id$=-ADD]").click()
    choose(page, page.locator("[id$=-FORMS] .page-chooser").last, "page")


def a_resource(page: Page, folder: Path) -> None:
    """Add a resource's file through the window that takes one, and its date."""
    page.goto("/cms/pages/add/toolbox/resource/12/")
    (folder / "modele.txt").write_text("Modèle")
    line = page.locator("#id_files-FORMS > *").first
    line.locator("[data-chooser-action-choose]").first.click()
    send(page, folder / "modele.txt")
    expect(line.locator("[data-chooser-title]")).not_to_be_empty()
    pick_a_day(page, "input[name=files-0-issued_on]")
    page.click("#id_files-ADD")
    expect(page.locator("#id_files-FORMS > *")).to_have_count(2)


def a_picture(page: Page, folder: Path) -> None:
    """Send a picture from a block of the front page, then say what matters in it."""
    Image.new("RGB", (640, 480), "teal").save(folder / "salle.png")
    page.goto("/cms/pages/3/edit/")
    prose = page.locator("[data-contentpath=prose]")
    prose.locator(".c-sf-add-button").last.click()
    page.locator(".w-combobox__option:visible", has_text="Image").click()
    prose.locator("[data-chooser-action-choose]").first.click()
    send(page, folder / "salle.png")
    expect(prose.locator("[data-chooser-title]").first).to_have_text("salle")
    page.goto("/cms/images/1/")
    expect(page.locator(".jcrop-holder")).to_be_visible()


def plain_report(page: Page) -> str:
    """Return where the report is edited without JavaScript, below `/cms/`; the dashboard says it to nobody else."""
    page.goto("/cms/")
    return str(page.locator("noscript").first.text_content()).partition('href="/cms/')[2].partition('"')[0]


def send(page: Page, file: Path) -> None:
    """Send a file by the second tab of a window."""
    page.locator(".modal-body [role=tab]").nth(1).click()
    page.set_input_files(".modal-body input[type=file]", file)
    expect(page.locator(".modal-body input[name$=title]")).to_have_value(file.stem)
    page.locator(".modal-body button[type=submit]:visible").click()


def test_no_screen_is_complained_of_or_has_a_barrier(desk: Desk, portal_server: PortalServer):
    portal_server.manage(*DRAFT)
    # Somebody else has one of the pages open: whoever opens it then is told so.
    desk(EDITOR).goto(f"/cms/{SHARED}")
    page = desk(ADMINISTRATOR)
    page.on("dialog", lambda asked: asked.accept())
    found = {}
    for screen in [*SCREENS, plain_report(page)]:
        page.goto(f"/cms/{screen}")
        assert f"/cms/{screen}" in page.url
        if screen == SHARED:
            expect(page.get_by_role("button", name=re.compile("^Dominique Exemple"))).to_be_visible()
        found[screen] = barriers(page)
    page.goto(f"/cms/{REFUSED}")
    expect(page.locator(".ready .messages")).to_contain_text("vous n'avez pas les autorisations")
    found[REFUSED] = barriers(page)
    assert {screen: wrong for screen, wrong in found.items() if wrong} == {}
    page.goto("/cms/pages/52/edit/")
    lines = page.locator("#id_needs-FORMS > *")
    before = lines.count()
    page.click("#id_needs-ADD")
    expect(lines).to_have_count(before + 1)
    choose(page, lines.last.locator("[id$=-chooser]").first, "chooser")
