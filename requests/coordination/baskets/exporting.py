"""The list as a spreadsheet, the same requests as on the screen: what coordinators see in it, and nobody's address.

No telephone number, no e-mail address, no note and no text of a call leaves the portal this way: a file travels.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

import openpyxl
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from help_requests.choices import HelpKind, State, Urgency
from portal.pagination import DEEPEST_RESULT
from portal.spreadsheets import XLSX, harmless

from .rows import coordinator_of


def header() -> list[str]:
    """Return the names of the columns."""
    return [
        _("number"),
        _("request"),
        _("establishment"),
        _("FINESS number"),
        _("region"),
        _("kind of help"),
        _("urgency"),
        _("state"),
        _("since"),
        _("needed by"),
        _("places"),
        _("places left"),
        _("people asked"),
        _("refusals"),
        _("seen to by"),
        _("last call"),
        _("next step on"),
    ]


def lines(pages: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield the cells of requests that `rows.with_rows` prepared; no text a spreadsheet would run as a formula."""
    for page in pages:
        yield [harmless(cell) for cell in _cells(page)]


def _cells(page: Any) -> list[Any]:
    house, needs = page.establishment, list(page.needs.all())
    return [
        page.pk,
        page.title,
        house.name if house else "",
        house.finess if house else "",
        str(house.region or "") if house else "",
        str(HelpKind(page.kind).label),
        str(Urgency(page.urgency).label),
        str(State(page.state_now).label),
        _moment(page.since),
        page.needed_by.isoformat() if page.needed_by else "",
        sum(need.number for need in needs),
        sum(need.places_left for need in needs),
        page.asked or 0,
        page.refused or 0,
        coordinator_of(page.handled),
        _moment(page.last_call),
        page.next_on.isoformat() if page.next_on else "",
    ]


def _moment(moment: Any) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else ""


def as_csv(found: Any) -> HttpResponse:
    """Return the list as French spreadsheets read it: semicolons, and a mark that says UTF-8."""
    file = io.StringIO("\ufeff")
    file.seek(0, io.SEEK_END)
    csv.writer(file, delimiter=";").writerows([header(), *lines(found[:DEEPEST_RESULT])])
    return _named(HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8"), "csv")


def as_xlsx(found: Any) -> HttpResponse:
    """Return the list as a workbook of one sheet."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(_("Requests"))
    for line in [header(), *lines(found[:DEEPEST_RESULT])]:
        sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    return _named(HttpResponse(file.getvalue(), content_type=XLSX), "xlsx")


def _named(response: HttpResponse, ending: str) -> HttpResponse:
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="demandes-{day}.{ending}"'
    return response
