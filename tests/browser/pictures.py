"""Takes pictures of screens for people to look at; called by `bin/screens`."""

import argparse
import itertools
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

SCREENS = [
    "/",
    "/annuaire/",
    "/annuaire/?q=t%C3%A9l%C3%A9travail",
    "/demandes/",
    "/outils/",
    "/bilans/",
    "/chiffres/",
    "/comment-demander-de-laide/",
    "/recherche/?q=pca",
    "/compte/login/",
    "/compte/signup/",
    "/compte/password/reset/",
    "/nulle-part/",
]
WIDTHS = (360, 1280)
THEMES = ("light", "dark")


def arguments() -> argparse.Namespace:
    """Read the command line; `bin/screens --help` explains it."""
    parser = argparse.ArgumentParser(prog="bin/screens")
    parser.add_argument("--url", default="http://localhost:8000")
    parser.add_argument("--out", default="var/screens", type=Path)
    parser.add_argument("--as", dest="account", default="")
    parser.add_argument("paths", nargs="*", default=SCREENS)
    return parser.parse_args()


def sign_in(context: BrowserContext, account: str) -> None:
    """Sign in by the form, as anybody does."""
    email, _colon, password = account.partition(":")
    page = context.new_page()
    page.goto("/compte/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    page.click("main [type=submit]")
    page.close()


def take(browser: Browser, options: argparse.Namespace) -> Iterator[Path]:
    """Take every picture asked for; yield where each was written."""
    for width, theme in itertools.product(WIDTHS, THEMES):
        with browser.new_context(
            base_url=options.url, color_scheme=theme, locale="fr-FR", viewport={"width": width, "height": 800}
        ) as context:
            if options.account:
                sign_in(context, options.account)
            page = context.new_page()
            for path in options.paths:
                page.goto(path)
                name = re.sub(r"[^\w]+", "-", path).strip("-") or "accueil"
                picture = options.out / f"{name}-{width}-{theme}.png"
                page.screenshot(path=picture, full_page=True)
                yield picture


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
