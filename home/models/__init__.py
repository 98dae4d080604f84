"""Editorial pages, news, and the site's menus and settings."""

from .news import NewsIndexPage, NewsPage
from .pages import EditorialPage, HomePage, StandardPage
from .settings import FooterLink, HeaderLink, MenuLink, NavigationSettings

__all__ = [
    "EditorialPage",
    "FooterLink",
    "HeaderLink",
    "HomePage",
    "MenuLink",
    "NavigationSettings",
    "NewsIndexPage",
    "NewsPage",
    "StandardPage",
]
