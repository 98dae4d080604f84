"""Lists: the same answer for each, with links to the pages before and after; beyond the last page, by a cursor."""

from typing import Any

from django.core import signing
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.pagination import DEEPEST_RESULT, last_page

PER_PAGE = 20
CURSOR, SALT = "cursor", "api.cursor"


def cursor_of(request: HttpRequest) -> tuple[Any, ...]:
    """Return where the caller goes on from, nothing without a cursor or with one that was meddled with."""
    try:
        return tuple(signing.loads(request.GET.get(CURSOR, ""), salt=SALT))
    except (signing.BadSignature, TypeError):
        return ()


def page_url(request: HttpRequest, number: int) -> str:
    """Return the address of another page of the list asked for."""
    return _address(request, page=str(number))


def cursor_url(request: HttpRequest, last: tuple[Any, ...]) -> str:
    """Return the address at which the list goes on after what has just been given."""
    return _address(request, cursor=signing.dumps(last, salt=SALT))


def _address(request: HttpRequest, **place: str) -> str:
    words = request.GET.copy()
    for name in ("page", CURSOR):
        words.pop(name, None)
    words.update(place)
    return request.build_absolute_uri(f"{request.path}?{words.urlencode()}")


def links(
    request: HttpRequest, *, page: int, total: int, per_page: int = PER_PAGE, last: tuple[Any, ...] = ()
) -> dict[str, str | None]:
    """Return `next` and `previous`, null where the list ends; `last` is where a page ended."""
    final = last_page(total, per_page)
    is_beyond = page == final and total > page * per_page and last
    further = cursor_url(request, last) if is_beyond else None
    return {
        "next": page_url(request, page + 1) if page < final else further,
        "previous": page_url(request, page - 1) if page > 1 else None,
    }


def listed(request: HttpRequest, rows: QuerySet[Any], *, per_page: int = PER_PAGE) -> dict[str, Any]:
    """Return a page of rows that the database lists; a number that means nothing is the first page, and said."""
    if start := cursor_of(request):
        return _gone_on(request, rows, int(start[0]), per_page)
    asked = request.GET.get("page", "1")
    total = rows.count()
    pages = Paginator(rows[:DEEPEST_RESULT], per_page)
    # Counted once: what is beyond the last page counts as well.
    vars(pages)["count"] = min(total, DEEPEST_RESULT)
    page = pages.get_page(asked)
    warnings = [] if asked == str(page.number) else [_("There is no page %(asked)s.") % {"asked": asked[:20]}]
    return {
        "count": total,
        **links(request, page=page.number, total=total, per_page=per_page, last=(page.number * per_page,)),
        "facets": {},
        "warnings": warnings,
        "results": list(page.object_list),
    }


def _gone_on(request: HttpRequest, rows: QuerySet[Any], start: int, per_page: int) -> dict[str, Any]:
    """Return what follows the first `start` rows."""
    total, found = rows.count(), list(rows[start : start + per_page])
    end = start + len(found)
    further = cursor_url(request, (end,)) if found and end < total else None
    return {"count": total, "next": further, "previous": None, "facets": {}, "warnings": [], "results": found}
