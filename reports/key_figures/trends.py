"""How these days compare with as many days just before: registrations, requests, positions filled, as sentences.

Each number is that of the page for those days, as of their own evening, so that a day later says the same of them.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..figures.positions import lines, rated
from ..figures.registrations import registrations
from ..figures.take_up import received_by_day
from ..period import Period, evening
from .asking import FIRST_DAY
from .keeping import Computation
from .wording import number, percentage


@dataclass(frozen=True)
class Trend:
    """What is compared, its number now, and a sentence; `way` is up, down or same, for the icon beside the words."""

    label: str
    now: str
    said: str
    way: str


def before(period: Period) -> Period | None:
    """Return as many days just before; None when there are none so early."""
    length = period.last - period.first + timedelta(days=1)
    first, last = period.first - length, period.first - timedelta(days=1)
    return replace(period, first=first, last=last, as_of=evening(last)) if first >= FIRST_DAY else None


def brought(period: Period) -> dict[str, Any]:
    """Return what days brought, in three queries."""
    asked = lines(period)
    return {
        "new": sum(one.count for one in registrations(period)),
        "received": sum(received_by_day(period).values()),
        **rated(sum(line.asked for line in asked), sum(line.filled for line in asked)),
    }


BEFORE = Computation("key-figures-before", brought)


def trends(figures: dict[str, Any], earlier: dict[str, Any] | None, days: int) -> list[Trend]:
    """Return the comparisons; none without anything before."""
    if earlier is None or not (earlier["new"] or earlier["received"] or earlier["asked"]):
        return []
    positions = figures["positions"]
    told = [
        _counted(_("Registrations"), figures["volunteers"]["new"], earlier["new"], days),
        _counted(_("Requests received"), figures["requests"]["received"], earlier["received"], days),
    ]
    if positions["fill_rate"] is not None and earlier["fill_rate"] is not None:
        told.append(_rate(_("Fill rate"), positions["fill_rate"], earlier["fill_rate"], days))
    return told


def _counted(label: str, now: int, then: int, days: int) -> Trend:
    words = {"n": number(abs(now - then)), "then": number(then), "days": _days_before(days)}
    if now == then:
        return Trend(label, number(now), _("as many as %(days)s") % words, "same")
    if now > then:
        return Trend(label, number(now), _("%(n)s more than %(days)s (%(then)s)") % words, "up")
    return Trend(label, number(now), _("%(n)s fewer than %(days)s (%(then)s)") % words, "down")


def _rate(label: str, now: float, then: float, days: int) -> Trend:
    words = {"then": percentage(then), "days": _days_before(days)}
    if now == then:
        return Trend(label, percentage(now), _("the same as %(days)s") % words, "same")
    if now > then:
        return Trend(label, percentage(now), _("up from %(then)s %(days)s") % words, "up")
    return Trend(label, percentage(now), _("down from %(then)s %(days)s") % words, "down")


def _days_before(days: int) -> str:
    return ngettext("on the day before", "in the %(days)s days before", days) % {"days": days}
