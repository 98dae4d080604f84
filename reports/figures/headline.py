"""The latest published report in three figures, for the home page."""

from typing import Any


def headline() -> dict[str, Any] | None:
    """Return the three figures of the latest published report, or None when there is none; one query.

    Keys: `title`, `url`, `week`, `from`, `to` and `as_of` (dates), `state` (as_of in words),
    `volunteers`, `regions`, `handled`, `with_tool`.
    """
    from ..models import WeeklyReportPage  # the page itself reads the definitions of this package

    report = WeeklyReportPage.objects.live().order_by("-week").defer("prose", "introduction").first()
    return report.headline if report else None
