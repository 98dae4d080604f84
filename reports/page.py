"""What the page of a report shows, from its frozen figures."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

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
        "dated": in_words(dated, with_day=True) if dated else "",
        "state": in_words(state.date(), with_day=True),
        "state_day": in_words(state.date()),
        "state_hour": f"{state:%H}\u00a0h\u00a0{state:%M}",
        "essentials": essentials(figures),
        "sentences": sentences,
        "summary": summary(figures),
        "charts": charts(figures, sentences),
        "regions": tiles(figures["volunteers"]["regions"]),
        "readings": worth_reading(period),
    }


def in_words(day: date, *, with_day: bool = False) -> str:
    """Return a day for sentences of the page, said in the reader's language; what editors approved is French."""
    if get_language() == "fr":
        return long_date(day, with_day=with_day)
    return date_format(day, "l j F Y" if with_day else "j F Y")
