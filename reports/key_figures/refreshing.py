"""Figures that take long are computed by the worker: anew when somebody was shown old ones, and before anybody asks."""

from collections.abc import Sequence
from datetime import date

from django.http import QueryDict

from portal.work import consumers, periodic
from portal.work.models import OutboxRow

from ..among import Among
from ..period import Period
from .asking import Asked
from .bulletin.computing import BULLETIN
from .computing import KEY_FIGURES
from .keeping import SECONDS, TOPIC, ask_anew, keep, look, takes_long
from .serving import asked_of
from .trends import BEFORE

KNOWN = {one.name: one for one in (KEY_FIGURES, BEFORE, BULLETIN)}


def register() -> None:
    """Have the worker do both."""
    consumers.register(TOPIC, refresh)
    periodic.register("figures", keep_ready)


def refresh(rows: Sequence[OutboxRow]) -> None:
    """Compute what was asked for."""
    for row in rows:
        # JSON has lists where a filter has tuples.
        among = Among(**{name: tuple(values) for name, values in row.payload["among"].items()})
        first, last = (date.fromisoformat(row.payload[name]) for name in ("first", "last"))
        keep(KNOWN[row.payload["name"]], Period.of_days(first, last, among))


def keep_ready() -> None:
    """Ask for what the page shows when it is opened, every five minutes, where that takes long."""
    for computation, period in asked_of(Asked(QueryDict(), path="/")):
        if not takes_long(computation):
            continue
        found = look(computation, period)
        if found is None or found.age >= SECONDS:
            ask_anew(computation, period, found)
