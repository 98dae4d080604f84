"""`/exports/demandes.csv` and its sisters: the list on the screen, to its end."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from accounts.limits import too_many
from coordination.permissions import may_coordinate
from directory.search_form import SearchForm
from directory.searching.scopes import PROFILES as PROFILES_SCOPE
from directory.searching.scopes import Scope
from help_requests.scopes import REQUESTS as REQUESTS_SCOPE
from portal.rate_limits import Limit, visitor_key
from portal.spreadsheets import XLSX

from . import columns
from .rows import AwayError, Found, batches
from .writing import Row, as_csv, as_xlsx

Writer = Callable[[Iterator[Row]], Iterator[bytes]]
WRITERS: dict[str, tuple[Writer, str]] = {"csv": (as_csv, "text/csv; charset=utf-8"), "xlsx": (as_xlsx, XLSX)}
# A whole list is work: enough for whoever needs it, too little for whoever copies it every minute.
RETRY = 60
TIMES = Limit("exports", times=20, seconds=3600)


@require_safe
def requests_export(request: HttpRequest, ending: str) -> HttpResponseBase:
    """Give everybody the list of requests."""
    return export(request, "demandes", ending, REQUESTS_SCOPE, columns.REQUESTS)


@require_safe
def profiles_export(request: HttpRequest, ending: str) -> HttpResponseBase:
    """Give coordinators the directory; for all others a whole directory in one file isn't there."""
    if not may_coordinate(request.user):
        raise Http404
    return export(request, "annuaire", ending, PROFILES_SCOPE, columns.PROFILES)


def export(
    request: HttpRequest, name: str, ending: str, scope: Scope, table: tuple[columns.Column, ...]
) -> HttpResponseBase:
    """Stream a list as a file, in the language of the page."""
    if request.method == "GET" and not TIMES.allows(visitor_key(request)):
        return too_many(request)
    form = SearchForm(request.GET, scope=scope, path=request.path)
    writer, content_type = WRITERS[ending]
    found = batches(form)
    try:
        # Asked before the first byte leaves: afterwards a failure could only cut the file short.
        first = next(found, [])
    except AwayError:
        return away(request)
    pieces = writer(rows(chain([first], found), table, translation.get_language() or "fr"))
    file = f'attachment; filename="{name}-{timezone.localdate().isoformat()}.{ending}"'
    headers = {"Content-Disposition": file, "Cache-Control": "no-store"}
    return StreamingHttpResponse(pieces, content_type=content_type, headers=headers)


def away(request: HttpRequest) -> HttpResponse:
    """Say that this list can't be written just now, and when to ask again."""
    response = render(request, "api/export_away.html", status=503)
    response.headers["Retry-After"] = str(RETRY)
    return response


def rows(found: Iterable[list[Found]], table: tuple[columns.Column, ...], language: str) -> Iterator[Row]:
    """Yield the headings, then a row for each thing found; what isn't understood is left out, as on the page."""
    with translation.override(language):
        headings: Row = [str(column.name) for column in table]
    yield headings
    for batch in found:
        with translation.override(language):
            made: list[Row] = [[column.cell(one) for column in table] for one in batch]
        yield from made
