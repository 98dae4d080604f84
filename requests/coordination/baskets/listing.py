"""The cockpit's screen: baskets with their counts, and the chosen one as a list or all as a board."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.member_request import MemberRequest
from directory.models import Establishment
from help_requests.choices import State
from portal.pagination import page_of

from .cases import CaseQuerySet, cases
from .choosing import BASKETS, Look, counts
from .filters import BOARD, LIST, Filters, read
from .rows import Row, rows, with_rows

PER_PAGE = 30
# A column longer than this is read as a list.
LONGEST_COLUMN = 20


@dataclass(frozen=True)
class Door:
    """A link above the list: a basket or a view, with how many are behind it."""

    title: str | Promise
    url: str
    number: int
    is_current: bool


@dataclass(frozen=True)
class Column:
    """A state on the board: how many are in it, and the first of them."""

    state: State
    number: int
    rows: list[Row]


def cockpit_context(request: MemberRequest) -> dict[str, Any]:
    """Return what the address asks for."""
    look, filters = Look(request.user, timezone.now()), read(request.GET)
    narrowed = filters.narrow(cases(look.now), request.user)
    found = counts(narrowed, look)
    return {
        "filters": filters,
        "doors": _doors(request.GET, filters, found),
        "to_verify": Establishment.objects.to_verify().count(),
        "views": _views(request.GET, filters),
        "total": found[filters.basket.name],
        "now": look.now,
        "export_url": f"{reverse('cockpit_export')}?{_address(request.GET)}",
        **(_board(narrowed, look) if filters.is_board else _list(narrowed, look, filters, request)),
    }


def _list(narrowed: CaseQuerySet, look: Look, filters: Filters, request: MemberRequest) -> dict[str, Any]:
    page = page_of(with_rows(filters.basket.hold(narrowed, look)), request, PER_PAGE)
    return {"page_shown": page, "rows": rows(page.object_list, look.now), "columns": None}


def _board(narrowed: CaseQuerySet, look: Look) -> dict[str, Any]:
    """All followed requests by state: those that go on oldest first, those that are closed latest first."""
    prepared = with_rows(narrowed)
    shown = (State.OPEN, State.IN_PROGRESS, State.SOLVED, State.CLOSED_UNSOLVED, State.EXPIRED, State.WITHDRAWN)
    return {"page_shown": None, "rows": None, "columns": list(_columns(prepared, shown, look))}


def _columns(prepared: Any, states: Iterable[State], look: Look) -> Iterable[Column]:
    for state in states:
        there = prepared.filter(now_in__state=state)
        ordered = there.order_by("-since", "-pk") if state in State.closed() else there
        found = list(ordered[: LONGEST_COLUMN + 1])
        number = len(found) if len(found) <= LONGEST_COLUMN else there.count()
        yield Column(state, number, rows(found[:LONGEST_COLUMN], look.now))


def _doors(data: QueryDict, filters: Filters, found: dict[str, int]) -> list[Door]:
    return [
        Door(
            basket.title,
            f"?{_address(data, panier=basket.name, vue=None)}",
            found[basket.name],
            basket == filters.basket and not filters.is_board,
        )
        for basket in BASKETS
    ]


def _views(data: QueryDict, filters: Filters) -> list[Door]:
    named = ((LIST, _("List")), (BOARD, _("Columns")))
    return [Door(title, f"?{_address(data, vue=view)}", 0, filters.view == view) for view, title in named]


def _address(data: QueryDict, **changed: str | None) -> str:
    """Return the address's words with some changed; another list begins at its first page, with nothing opened."""
    kept = data.copy()
    for name in ("page", "demande"):
        kept.pop(name, None)
    for name, value in changed.items():
        kept.pop(name, None)
        if value is not None:
            kept[name] = value
    return kept.urlencode()
