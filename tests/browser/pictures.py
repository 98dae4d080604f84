"""Takes pictures of all main screens of the demo for people to look at; called by `bin/screens`."""

import argparse
import itertools
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# What a visitor reads; " > " leads on to the first card or line of a list.
VISITOR = [
    "/", "/annuaire/", "/annuaire/?q=t%C3%A9l%C3%A9travail", "/annuaire/?q=zzzz", "/annuaire/?vue=carte",
    "/annuaire/?vue=carte&region=84", "/annuaire/ > .results a.cover", "/demandes/", "/demandes/ > .results a.cover",
    "/demandes/?etat=solved > .results a.cover", "/demandes/nouvelle/", "/discussions/", "/discussions/ > main h2 a",
    "/outils/", "/outils/ > .results a.cover", "/bilans/", "/bilans/ > main h2 a", "/bilans/abonnement/", "/chiffres/",
    "/chiffres/2020-04-03/", "/recherche/?q=pca", "/donnees-ouvertes/", "/integrer/", "/integrer/demandes/",
    "/comment-demander-de-laide/", "/accessibilite/", "/accessibilite/declaration/", "/compte/login/",
    "/compte/signup/", "/compte/password/reset/", "/nulle-part/", "/en/",
]  # fmt: skip
# What people of the demo have, by their account.
MEMBERS = {
    "volontaire": [
        "/compte/", "/compte/profil/", "/compte/profil/modifier/", "/compte/disponibilite/", "/compte/propositions/",
        "/compte/demandes-pour-moi/", "/compte/recherches/", "/compte/fils/", "/compte/messages/", "/compte/donnees/",
        "/compte/notifications/", "/compte/jetons/",
    ],
    "etablissement": ["/compte/", "/compte/demandes/", "/compte/etablissements/", "/demandes/nouvelle/"],
    "coordination": [
        "/coordination/", "/coordination/?panier=toutes", "/coordination/?panier=toutes&vue=colonnes",
        "/coordination/?panier=toutes > a.case", "/coordination/importer/", "/cms/",
    ],
    "redaction": ["/cms/", "/cms/pages-a-relire/"],
    "moderation": ["/cms/moderation/"],
}  # fmt: skip
WIDTHS = (320, 360, 1280)
THEMES = ("light", "dark")
CODES = 3


def arguments() -> argparse.Namespace:
    """Read the command line; `bin/screens --help` explains it."""
    parser = argparse.ArgumentParser(prog="bin/screens")
    parser.add_argument("--url", default="http://localhost:8000")
    parser.add_argument("--out", default="var/screens", type=Path)
    parser.add_argument("--as", dest="account", default="")
    parser.add_argument("paths", nargs="*")
    return parser.parse_args()


def prepare_demo(*words: str) -> str:
    """Ask the demo's own command for a password or a code."""
    command = [sys.executable, "manage.py", "prepare_demo", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def sign_in(context: BrowserContext, account: str) -> None:
    """Sign in by the forms: an account of the demo by its name, any other as EMAIL:PASSWORD."""
    email, _colon, password = account.partition(":")
    page = context.new_page()
    page.goto("/compte/login/")
    page.fill("[name=login]", email if password else f"{email}@demo.invalid")
    page.fill("[name=password]", password or prepare_demo("--accounts").splitlines()[0].split()[-1])
    with page.expect_navigation():
        page.click("main [type=submit]")
    # A code lasts half a minute: one that ended on its way is refused, and the next one asked for.
    for _try in range(CODES):
        if not page.locator("input[name=code]").count():
            break
        page.fill("input[name=code]", prepare_demo("--code", account).split()[-1])
        with page.expect_navigation():
            page.press("input[name=code]", "Enter")
    page.close()


def wanted(options: argparse.Namespace) -> dict[str, list[str]]:
    """Return what to take for whom: what was asked for, else every main screen."""
    if options.paths:
        return {options.account: options.paths}
    return {options.account: MEMBERS.get(options.account, VISITOR)} if options.account else {"": VISITOR} | MEMBERS


def take(browser: Browser, options: argparse.Namespace) -> Iterator[Path]:
    """Take every picture in each form; yield where it was written."""
    for account, paths in wanted(options).items():
        state = None
        for width, theme in itertools.product(WIDTHS, THEMES):
            with browser.new_context(
                base_url=options.url,
                color_scheme=theme,
                locale="fr-FR",
                storage_state=state,
                viewport={"width": width, "height": 800},
            ) as context:
                if account and state is None:
                    sign_in(context, account)
                    state = context.storage_state()
                page = context.new_page()
                for path in paths:
                    yield from pictures(page, path, options.out / name_of(account, path), f"{width}-{theme}")


def pictures(page: Page, path: str, place: Path, form: str) -> Iterator[Path]:
    """Open a screen and take it, once on paper too."""
    address, _on, card = path.partition(" > ")
    page.goto(address)
    if card and page.locator(card).count():
        page.locator(card).first.click()
        page.wait_for_load_state("networkidle")
    forms = [(form, "screen"), *([("print", "print")] if form == "1280-light" else [])]
    for name, media in forms:
        page.emulate_media(media=media)
        picture = place.with_name(f"{place.name}-{name}.png")
        page.screenshot(path=picture, full_page=True)
        yield picture
    page.emulate_media(media="screen")


def name_of(account: str, path: str) -> str:
    """Return what the pictures of a screen are called."""
    words = re.sub(r"[^\w]+", "-", path).strip("-") or "accueil"
    return f"{account.partition(':')[0].partition('@')[0]}-{words}" if account else words


def main() -> None:
    """Print the name of each picture."""
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for picture in take(browser, options):
            print(picture)  # noqa: T201 - the command's result
        browser.close()


if __name__ == "__main__":
    main()
