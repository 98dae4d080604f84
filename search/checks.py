"""A page type that is neither indexed nor excused can't be found by anybody: that is a mistake, found at start."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from wagtail.models import get_page_models

from .documents import SOURCES

# Page types that search leaves out, each with its reason.
EXCUSED = {
    "wagtailcore.Page": "the root of the tree, never shown",
    "home.HomePage": "the way in, not something to find",
    "home.StandardPage": "few, and linked from every foot of a page",
    "home.NewsIndexPage": "a list of news",
    "home.NewsPage": "shown on the home page while it is news",
    "directory.DirectoryPage": "a list of what is found",
    "help_requests.HelpRequestIndexPage": "a list of what is found",
    "toolbox.ResourceIndexPage": "a list of what is found",
    "reports.ReportIndexPage": "a list of reports",
    "reports.KeyFiguresPage": "numbers, found by the menu",
    "reports.WeeklyReportPage": "found by its week in the list of reports",
}


def check_page_types(**kwargs: Any) -> list[CheckMessage]:
    """Return an error for each page type nobody has decided about."""
    indexed = {source.model for source in SOURCES.values()}
    return [
        Error(
            f"{model._meta.label} is neither indexed nor excused.",
            hint="Give it a source in search/documents/sources.py, or a reason in search/checks.py.",
            obj=model,
            id="search.E001",
        )
        for model in get_page_models()
        if model not in indexed and model._meta.label not in EXCUSED
    ]


def check_search_url(**kwargs: Any) -> list[CheckMessage]:
    """Return an error for an address that no client can be made for: the database would answer for ever."""
    try:
        parts = urlsplit(settings.SEARCH_URL)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname and parts.port)
    except ValueError:
        is_whole = False
    if is_whole or not settings.SEARCH_URL:
        return []
    hint = "Write https://user:password@host:9200, port included, or leave it empty for the embedded engine."
    return [Error("SEARCH_URL is no address of a search server.", hint=hint, id="search.E002")]


def register_checks() -> None:
    """Have Django run the checks of this app."""
    register(check_page_types)
    register(check_search_url)
