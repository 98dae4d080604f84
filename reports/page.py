"""What the page of a report shows, from its frozen figures."""

from datetime import date
from typing import Any

from django.utils import timezone

from .charts import charts, tiles
from .dates import long_date
from .essentials import essentials
from .period import Period
from .reading import worth_reading
from .sentences import summary, write
from .wording import in_both_forms


def report_context(period: Period, figures: dict[str, Any], dated: date | None) -> dict[str, Any]:
    """Return words, charts and links; everything but the links comes from the figures."""
    figures = in_both_forms(figures)
    sentences = write(figures)
    state = timezone.localtime(period.as_of)
    return {
        "week": period.week,
        "dated": long_date(dated, with_day=True) if dated else "",
        "state": long_date(state.date(), with_day=True),
        "state_day": long_date(state.date()),
        "state_hour": f"{state:%H}\u00a0h\u00a0{state:%M}",
        "essentials": essentials(figures),
        "sentences": sentences,
        "summary": summary(figures),
        "charts": charts(figures, sentences),
        "regions": tiles(figures["volunteers"]["regions"]),
        "readings": worth_reading(period),
    }
