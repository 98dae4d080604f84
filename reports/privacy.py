"""Reports name nobody; who wrote them is among the traces of Wagtail, which are erased with the person."""

from accounts import privacy


def register() -> None:
    """Tell the registry."""
    pages = ["reports.ReportIndexPage", "reports.KeyFiguresPage", "reports.WeeklyReportPage"]
    models = [*pages, "reports.SecondReading"]
    privacy.excuse("Figures and sentences that name nobody, written by editors", models)
