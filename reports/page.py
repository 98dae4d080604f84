"""What the page of a report shows, from its frozen figures."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.linked_data import as_script

from .charts import charts, region_map
from .dates import long_date
from .essentials import essentials
from .sentences import summary
from .weekly.comparing import known
from .weekly.highlights import worth_reading
from .weekly.linked import report_data
from .weekly.words import spoken
from .wording import in_both_forms

if TYPE_CHECKING:
    from .weekly.models import WeeklyReportPage


def report_context(report: "WeeklyReportPage") -> dict[str, Any]:
    """Return words, charts and links; everything but the links comes from the figures and the editors."""
    figures = in_both_forms(report.figures)
    sentences = spoken(figures, report.sentences)
    state = timezone.localtime(report.as_of)
    return {
        "week": report.iso_week,
        "context": report.introduction or about(),
        "dated": in_words(report.report_date, with_day=True) if report.report_date else "",
        "state": in_words(state.date(), with_day=True),
        "state_day": in_words(state.date()),
        "state_hour": f"{state:%H}\u00a0h\u00a0{state:%M}",
        "essentials": essentials(figures),
        "sentences": sentences,
        "summary": summary(figures),
        "charts": charts(figures, sentences, report.unsaid),
        "regions": region_map(figures["volunteers"]["regions"]),
        "highlights": worth_reading(report.period, report.highlights),
        "corrections": known(report.corrections),
        "linked_data": as_script(report_data(report)),
    }


def about() -> str:
    """Return what a report is about, for one whose editors wrote nothing above it."""
    return _(
        "Volunteers offer their experience to health and social-care establishments in difficulty. Each presentation "
        "is published; the establishment chooses somebody by theme and asks."
    )


def in_words(day: date, *, with_day: bool = False) -> str:
    """Return a day for sentences of the page, said in the reader's language; what editors approved is French."""
    if get_language() == "fr":
        return long_date(day, with_day=with_day)
    return date_format(day, "l j F Y" if with_day else "j F Y")
