"""The page of a day; a day without a bulletin is told so, with the way to one that has."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.models import Page

from ...essentials import Essential
from ...page import in_words
from ..keeping import kept
from ..wording import change, filled, number, percentage
from .computing import BULLETIN, of_day
from .days import Days, days
from .drawing import bulletin_charts


def bulletin_response(request: HttpRequest, page: Page, day: date) -> HttpResponse:
    """Answer with the bulletin of a day, or with a page that says why there is none."""
    known = days()
    if not known.has(day):
        context = {"page": page, "day": in_words(day), "is_future": day > known.last, "latest": known.last}
        return render(request, "reports/bulletin/missing.html", context, status=404)
    told = kept(BULLETIN, of_day(day))
    return render(request, "reports/bulletin/page.html", {"page": page, **bulletin_context(told, day, known)})


def bulletin_context(told: dict[str, Any], day: date, known: Days) -> dict[str, Any]:
    """Return what the page says."""
    return {
        "told": told,
        "day": day,
        "in_words": in_words(day, with_day=True),
        "is_today": day == known.last,
        "before": known.before(day),
        "after": known.after(day),
        "essentials": _essentials(told["total"]),
        "charts": bulletin_charts(told),
        "rows": [_row(one) for one in told["regions"]],
    }


def _essentials(total: dict[str, Any]) -> list[Essential]:
    since = _("%(change)s since the day before")
    rate = _("%(filled)s of %(asked)s, %(change)s since the day before") % {
        "filled": filled(total["filled"]),
        "asked": number(total["asked"]),
        "change": change(total["filled_change"]),
    }
    return [
        Essential(number(total["volunteers"]), _("volunteers"), since % {"change": change(total["volunteers_change"])}),
        Essential(number(total["open"]), _("open requests"), since % {"change": change(total["open_change"])}),
        Essential(number(total["asked"]), _("positions asked for"), since % {"change": change(total["asked_change"])}),
        Essential(percentage(total["fill_rate"]), _("of the positions are filled"), rate),
    ]


def _row(region: dict[str, Any]) -> dict[str, Any]:
    cells = [
        (number(region[name]), change(region[f"{name}_change"])) for name in ("volunteers", "open", "asked", "filled")
    ]
    return {
        "code": region["code"] or "inconnue",
        "name": region["name"],
        "cells": cells,
        "rate": percentage(region["fill_rate"]),
    }
