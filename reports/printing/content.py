"""What the printed report says: the context of its page as JSON values, numbers already written."""

from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.translation import gettext as _

from ..charts.bars import Bar, Chart
from ..page import report_context
from ..sentences.french import number
from . import prose
from .drawing import drawn_map

if TYPE_CHECKING:
    from ..weekly.models import WeeklyReportPage

# The charts of each section, in the order of the page; those of a line stand side by side.
Lines = tuple[tuple[str, ...], ...]
PEOPLE: Lines = (("themes_offered", "functions"), ("sectors", "statuses", "gender"), ("regions",))
ESTABLISHMENTS: Lines = (("origins", "positions"),)
HELP: Lines = (("themes_asked", "channels"),)
# A longer chart has bars for its first lines, and its other lines beneath without: a page holds no more.
MOST_DRAWN, FIRST_DRAWN = 20, 12


def content_of(report: "WeeklyReportPage", *, site_url: str) -> dict[str, Any]:
    """Return the words of a report; French whoever reads, as the whole report is."""
    with translation.override("fr"):
        said = report_context(report)
        parts = prose.parts_of(report.prose, site_url)
        address = f"{site_url}{report.url or ''}"
        return {
            "title": report.title,
            "author": report.signed_by or "Entraide",
            "kicker": _("Weekly report, week %(number)s") % {"number": said["week"].number},
            "lead": _lead(report, said),
            "summary": said["summary"],
            "essentials": [vars(one) for one in said["essentials"]],
            "sections": _sections(said, parts),
            "readings": _readings(said["highlights"], site_url),
            "corrections": [f"{one.label}\u202f: {one.said}" for one in said["corrections"]],
            "method": _method(said),
            "address": address,
            "map": drawn_map(said["regions"]),
            "map_said": said["regions"].aloud,
            "map_legend": said["regions"].legend,
            "words": _words(),
        }


def _lead(report: "WeeklyReportPage", said: dict[str, Any]) -> str:
    told = [_("State of %(state)s.") % {"state": said["state"]}]
    if said["dated"]:
        told.append(_("Report dated %(dated)s.") % {"dated": said["dated"]})
    if report.signed_by:
        told.append(_("Written by %(author)s.") % {"author": report.signed_by})
    return " ".join(told)


def _sections(said: dict[str, Any], parts: list[prose.Part]) -> list[dict[str, Any]]:
    words, drawn = said["sentences"], said["charts"]
    return [
        {"title": _("The context"), "parts": prose.plain(said["context"]) + parts, "lines": []},
        _section(_("Who offers help"), [words["offered"], words["kinds"]], drawn, PEOPLE),
        _section(_("Who asked for help"), [words["received"]], drawn, ESTABLISHMENTS),
        _section(
            _("What the help was about, and how it was given"),
            [words["handled"], words["first_answer"], words["outcome"]],
            drawn,
            HELP,
        ),
    ]


def _section(title: str, sentences: list[str], drawn: dict[str, Chart], lines: Lines) -> dict[str, Any]:
    told = " ".join(sentence for sentence in sentences if sentence)
    charts = [[_chart(drawn[name]) | {"map": name == "regions"} for name in line if name in drawn] for line in lines]
    return {"title": title, "parts": prose.plain(told), "lines": [line for line in charts if line]}


def _chart(chart: Chart) -> dict[str, Any]:
    """A chart on paper is its table with a bar in each line: every row of it, since paper can't be unfolded.

    Of a long one, the first lines and what wasn't given have bars; `more` are the others.
    """
    most = max((row.count for row in chart.rows), default=1) or 1
    limit = len(chart.rows) if len(chart.rows) <= MOST_DRAWN else FIRST_DRAWN
    parts: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
    for place, row in enumerate(chart.rows):
        parts[place < limit or row.rest].append(_row(row, most))
    words = {"title": chart.title, "sentence": chart.sentence, "head": chart.head, "unit": chart.unit}
    return words | {"rows": parts[True], "more": parts[False], "continued": _("%(head)s: the others") % words}


def _row(row: Bar, most: int) -> dict[str, Any]:
    return {"label": row.label, "number": number(row.count), "share": row.count / most, "rest": row.rest}


def _readings(highlights: list[Any], site_url: str) -> list[dict[str, str]]:
    return [
        {"label": one.label, "title": one.title, "about": one.about, "href": f"{site_url}{one.url}"}
        for one in highlights
        if one.url
    ]


def _method(said: dict[str, Any]) -> str:
    counted = {"state_day": said["state_day"], "state_hour": said["state_hour"]}
    return (
        _(
            "Volunteers are those whose page was published on %(state_day)s at %(state_hour)s and not withdrawn. A "
            "request is received when it was sent during the week, and handled when a volunteer gave help during the "
            "week. Refused requests are not counted. “Not given” is an answer like any other and stays visible. A "
            "person or a request with several themes counts once in each."
        )
        % counted
    )


def _words() -> dict[str, str]:
    """The words of the sheet itself."""
    return {
        "essentials": _("The essentials"),
        "readings": _("Worth reading and taking up"),
        "corrections": _("Corrections"),
        "method": _("Method"),
        "online": _("Online, with its figures as CSV and JSON:"),
        "share": _("Part"),
        "colours": _("The stronger the colour, the more people:"),
        "page": _("page"),
    }
