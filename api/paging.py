"""Lists: the same answer for each, with links to the pages before and after."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.pagination import DEEPEST_RESULT, last_page

PER_PAGE = 20


def page_url(request: HttpRequest, number: int) -> str:
    """Return the address of another page of the list asked for."""
    words = request.GET.copy()
    words["page"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{words.urlencode()}")


def links(request: HttpRequest, *, page: int, total: int, per_page: int = PER_PAGE) -> dict[str, str | None]:
    """Return `next` and `previous`, null where the list ends."""
    last = last_page(total, per_page)
    return {
        "next": page_url(request, page + 1) if page < last else None,
        "previous": page_url(request, page - 1) if page > 1 else None,
    }


def listed(request: HttpRequest, rows: QuerySet[Any], *, per_page: int = PER_PAGE) -> dict[str, Any]:
    """Return a page of rows that the database lists; a number that means nothing is the first page, and said."""
    asked = request.GET.get("page", "1")
    pages = Paginator(rows[:DEEPEST_RESULT], per_page)
    page = pages.get_page(asked)
    warnings = [] if asked == str(page.number) else [_("There is no page %(asked)s.") % {"asked": asked[:20]}]
    return {
        "count": pages.count,
        **links(request, page=page.number, total=pages.count, per_page=per_page),
        "facets": {},
        "warnings": warnings,
        "results": list(page.object_list),
    }
