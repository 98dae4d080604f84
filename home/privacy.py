"""The site's own pages: what editors write for everybody."""

from accounts import privacy


def register() -> None:
    """Tell the registry."""
    pages = ["home.HomePage", "home.StandardPage", "home.NewsIndexPage", "home.NewsPage"]
    models = [*pages, "home.NavigationSettings", "home.HeaderLink", "home.FooterLink"]
    privacy.excuse("Text of the site, written by editors for everybody", models)
