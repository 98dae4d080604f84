"""What the list of reports answers to an address: a year, words, a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator

from ..weekly.models import WeeklyReportPage

if TYPE_CHECKING:
    from .models import ReportIndexPage

PER_PAGE = 26
LONGEST_QUESTION = 200


@dataclass(frozen=True)
class Asked:
    """What somebody looks for; a year that is none is ignored."""

    text: str
    year: int | None

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> "Asked":
        """Read an address."""
        year = parameters.get("annee", "")
        is_year = year.isascii() and year.isdecimal() and len(year) == len("2020")
        return cls(parameters.get("q", "").strip()[:LONGEST_QUESTION], int(year) if is_year else None)


def archive_context(index: "ReportIndexPage", parameters: Mapping[str, str]) -> dict[str, Any]:
    """Return the context of `reports/index.html`."""
    published = WeeklyReportPage.objects.child_of(index).for_list()
    asked = Asked.of(parameters)
    found = published.saying(asked.text)
    found = found.of_year(asked.year) if asked.year else found
    page = Paginator(found, PER_PAGE).get_page(parameters.get("page"))
    return {"asked": asked, "years": years(published), "reports": page, "is_narrowed": bool(asked.text or asked.year)}


def years(published: Any) -> list[int]:
    """Return the years of which there are reports, the latest first."""
    weeks = published.order_by("-week").values_list("week", flat=True)
    return [int(year) for year in dict.fromkeys(week[:4] for week in weeks)]
