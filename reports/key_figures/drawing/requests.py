"""Charts about the requests and how soon they are taken up."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.choices import Sector

from ...charts import Bar, Chart
from ...charts.bars import from_counts, from_list, in_the_lead
from ...figures.unsaid import with_unsaid
from ..wording import number, percentage
from .time import over_time, with_busiest


def request_charts(figures: dict[str, Any]) -> dict[str, Any]:
    """Return the charts of the received requests; none when none was received."""
    told = figures["requests"]
    if not told["received"]:
        return {}
    labels = {str(value): str(label) for value, label in Sector.choices}
    sectors = from_counts(told["establishments"], labels)
    charts = {
        "received": _received(figures),
        "take_up": _take_up(told),
        "origins": Chart(_("Who asked"), _("The sector of the establishment."), _("Sector"), _("Requests"), *sectors),
    }
    themes = _themes(told)
    return charts | ({"asked_themes": themes} if themes.bars else {})


def _received(figures: dict[str, Any]) -> Any:
    received = figures["requests"]["received"]
    title = ngettext("%(n)s request received", "%(n)s requests received", received) % {"n": number(received)}
    sentence = _("Requests sent in these days; those that were refused are not counted.")
    sentence = with_busiest(sentence, figures, "received")
    return over_time(figures, "received", title=title, sentence=sentence, head=_("Requests"))


def _take_up(told: dict[str, Any]) -> Chart:
    waits = told["take_up"]
    rows = [
        Bar(_("Answered within 24 hours"), waits["within_24h"]),
        Bar(_("Within 72 hours"), waits["within_72h"]),
        Bar(_("Answered later"), waits["later"]),
        Bar(_("No answer yet"), waits["not_yet"], rest=True),
    ]
    title = _("How soon somebody answered")
    if waits["share_24h"] is not None:
        title = _("%(share)s are answered within a day") % {"share": percentage(waits["share_24h"])}
    sentence = _("From sending to the first support or the first message of a volunteer.")
    if waits["share_72h"] is not None:
        within = _("Within three days: %(share)s of those sent at least three days ago.")
        sentence = f"{sentence} {within % {'share': percentage(waits['share_72h'])}}"
    return Chart(title, sentence, _("First answer"), _("Requests"), [row for row in rows if row.count], rows)


def _themes(told: dict[str, Any]) -> Chart:
    first = in_the_lead(told["themes"])
    title = _("Asked about most: %(theme)s") % {"theme": first} if first else _("What is asked about")
    sentence = _("A request with two themes counts in both.")
    themes = with_unsaid(told["themes"], told["not_given"]["themes"])
    return Chart(title, sentence, _("Theme"), _("Requests"), *from_list(themes, most=8, others=""))
