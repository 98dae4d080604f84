"""Charts about the people who offer help."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.choices import Sector, VolunteerKind

from ...charts import Bar, Chart
from ...charts.bars import from_counts, from_list, in_the_lead
from ...figures.unsaid import with_unsaid
from ..wording import number, span
from .time import over_time, total_by_week, with_busiest


def people_charts(figures: dict[str, Any]) -> dict[str, Any]:
    """Return the charts that have something to show."""
    told = figures["volunteers"]
    drawn = {"kinds": _kinds(told), "sectors": _sectors(told), "themes": _themes(told), "regions": _regions(told)}
    charts: dict[str, Any] = {name: chart for name, chart in drawn.items() if chart.bars}
    if len(figures["per_week"]) > 1 and told["total"]:
        charts["over_time"] = total_by_week(figures)
    if told["new"]:
        charts["registered"] = _registered(figures)
        charts["new_by_region"] = _new_by_region(figures)
    return charts


def _registered(figures: dict[str, Any]) -> Any:
    new = figures["volunteers"]["new"]
    title = ngettext("%(n)s registration", "%(n)s registrations", new) % {"n": number(new)}
    sentence = _("People who registered %(days)s and whose page is published.") % {"days": _days(figures)}
    sentence = with_busiest(sentence, figures, "new")
    return over_time(figures, "new", title=title, sentence=sentence, head=_("Registrations"))


def _new_by_region(figures: dict[str, Any]) -> Chart:
    found = figures["volunteers"]["new_by_region"]
    first = in_the_lead(found)
    title = _("Most registrations: %(region)s") % {"region": first} if first else _("Where they registered")
    sentence = _("The region of the people who registered %(days)s.") % {"days": _days(figures)}
    return Chart(title, sentence, _("Region"), _("Registrations"), *from_list(found, most=18, others=_("Elsewhere")))


def _regions(told: dict[str, Any]) -> Chart:
    first = in_the_lead(told["regions"])
    title = _("%(region)s has the most volunteers") % {"region": first} if first else _("Volunteers by region")
    sentence = ngettext(
        "Volunteers live in %(n)s region.", "Volunteers live in %(n)s regions.", told["regions_count"]
    ) % {"n": told["regions_count"]}
    return Chart(title, sentence, _("Region"), _("People"), *from_list(told["regions"], most=18, others=_("Elsewhere")))


def _themes(told: dict[str, Any]) -> Chart:
    first = in_the_lead(told["themes"])
    title = _("Offered most: %(theme)s") % {"theme": first} if first else _("What volunteers offer")
    sentence = _("Somebody who offers two themes counts in both.")
    themes = with_unsaid(told["themes"], told["not_given"]["themes"])
    return Chart(title, sentence, _("Theme"), _("People"), *from_list(themes, most=8, others=""))


def _kinds(told: dict[str, Any]) -> Chart:
    labels = {str(value): str(label) for value, label in VolunteerKind.choices}
    rows = sorted((Bar(labels[kind], n) for kind, n in told["kinds"].items()), key=lambda bar: -bar.count)
    if silent := told["not_given"]["kinds"]:
        rows.append(Bar(_("Not given"), silent, rest=True))
    title, sentence = _("What kind of help"), _("One person may offer several kinds.")
    return Chart(title, sentence, _("Kind"), _("People"), [row for row in rows if row.count], rows)


def _sectors(told: dict[str, Any]) -> Chart:
    labels = {str(value): str(label) for value, label in Sector.choices}
    drawn = from_counts(told["sector"], labels)
    return Chart(_("Sectors they work in"), _("As their page says."), _("Sector"), _("People"), *drawn)


def _days(figures: dict[str, Any]) -> str:
    return span(figures["from"], figures["to"])
