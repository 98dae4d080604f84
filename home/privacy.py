"""The site's own pages: what editors write for everybody."""

from accounts import privacy


def register() -> None:
    """Tell the registry."""
    models = ["home.HomePage", "home.StandardPage", "home.NavigationSettings", "home.HeaderLink", "home.FooterLink"]
    privacy.excuse("Text of the site, written by editors for everybody", models)
