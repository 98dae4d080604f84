"""Reports name nobody; who wrote them is among the traces of Wagtail, which are erased with the person."""

from accounts import privacy


def register() -> None:
    """Tell the registry."""
    models = ["reports.SecondReading", "reports.ReportIndexPage", "reports.KeyFiguresPage", "reports.WeeklyReportPage"]
    privacy.excuse("Figures and sentences that name nobody, written by editors", models)
