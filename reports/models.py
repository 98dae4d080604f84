"""The models of this app; each stands in the package of its room."""

from .archive.models import ReportIndexPage
from .key_figures.pages import KeyFiguresPage
from .subscribing.models import Mailing, Subscription
from .weekly.drafted import DraftedWeek
from .weekly.models import WeeklyReportPage
from .weekly.second_reading import SecondReading

__all__ = [
    "DraftedWeek",
    "KeyFiguresPage",
    "Mailing",
    "ReportIndexPage",
    "SecondReading",
    "Subscription",
    "WeeklyReportPage",
]
