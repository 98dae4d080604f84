"""What the sections of one page share: each thing is looked up once, however many sections show it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from community.models import Thread
from help_requests.models import HelpRequestPage
from reports.models import KeyFiguresPage, WeeklyReportPage

from .news import latest_news
from .people import FeaturedPerson, featured_people
from .requests import chosen_requests, solved_threads, waiting_requests
from .themes import ThemeCount, most_offered, theme_counts
from .week import WeekLine, week_line

if TYPE_CHECKING:
    from ..models import NewsPage


class Front:
    """What sections of one page ask for: each thing is looked up once, however many sections show it."""

    def __init__(self, request: Any = None) -> None:
        self.request = request

    @cached_property
    def week(self) -> WeekLine:
        """The portal just now."""
        return week_line()

    @cached_property
    def themes(self) -> list[ThemeCount]:
        """The themes most offered."""
        return most_offered()

    @cached_property
    def report(self) -> WeeklyReportPage | None:
        """The latest weekly report."""
        return WeeklyReportPage.objects.live().select_related("locale").order_by("-week").first()

    @cached_property
    def figures(self) -> KeyFiguresPage | None:
        """The page of key figures."""
        # By number: in the order of the tree, PostgreSQL reads the tree until it meets the one page of this kind.
        return KeyFiguresPage.objects.live().select_related("locale").order_by("pk").first()

    def counted(self, slugs: Iterable[str]) -> list[ThemeCount]:
        """Return these themes, in the order of their names, with the people who offer help on them."""
        return theme_counts(slugs)

    def volunteers(self, chosen: Sequence[int], number: int) -> Sequence[FeaturedPerson]:
        """Return the people chosen who are online, or those who said most lately that they are available."""
        return featured_people(chosen, number)

    def requests(self, chosen: Sequence[int], number: int) -> Sequence[HelpRequestPage]:
        """Return the requests chosen that are online, or those that wait."""
        return chosen_requests(chosen) if chosen else waiting_requests(number)

    def solved(self, number: int) -> Sequence[Thread]:
        """Return the threads solved last."""
        return solved_threads(number)

    def news(self, number: int) -> "Sequence[NewsPage]":
        """Return the latest news in the reader's language; without any, in the first one."""
        return latest_news(number)


def front_of(context: Mapping[str, Any]) -> Front:
    """Return what the sections of this page share."""
    page, request = context.get("page"), context.get("request")
    if page is None:
        return Front(request)
    if not hasattr(page, "_front"):
        page._front = Front(request)
    return page._front
