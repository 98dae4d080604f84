"""The four figures that matter, in large type: people, requests, positions, and how soon somebody answers."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..essentials import Essential
from .wording import asked_for, filled, number, percentage


def essentials(figures: dict[str, Any]) -> list[Essential]:
    """Return them; those that nothing was counted for say so with a dash."""
    return [_people(figures), _requests(figures["requests"]), _positions(figures["positions"]), _wait(figures)]


def _people(figures: dict[str, Any]) -> Essential:
    told = figures["volunteers"]
    label = ngettext("person volunteers", "people volunteer", told["total"])
    new = ngettext("%(n)s registered in these days", "%(n)s registered in these days", told["new"])
    return Essential(number(told["total"]), label, new % {"n": number(told["new"])})


def _requests(told: dict[str, Any]) -> Essential:
    label = ngettext("request received", "requests received", told["received"])
    handled = ngettext("%(n)s got help in these days", "%(n)s got help in these days", told["handled"])
    return Essential(number(told["received"]), label, handled % {"n": number(told["handled"])})


def _positions(told: dict[str, Any]) -> Essential:
    said = _("%(filled)s of %(asked)s") % {"filled": filled(told["filled"]), "asked": asked_for(told["asked"])}
    return Essential(percentage(told["fill_rate"]), _("of the positions are filled"), said)


def _wait(figures: dict[str, Any]) -> Essential:
    waits = figures["requests"]["take_up"]
    said = _("%(share)s within three days") % {"share": percentage(waits["share_72h"])}
    return Essential(percentage(waits["share_24h"]), _("of the requests are answered within a day"), said)
