"""The bulletins of the last days as an Atom feed; a day has its entry when it is over."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.dates import day_in_words

from ...period import evening
from ..keeping import all_kept
from ..wording import change, number, percentage
from .computing import BULLETIN, of_day
from .days import days

ENTRIES = 7
HOME = "/chiffres/"


class BulletinFeed(Feed):
    """`/flux/bulletins.atom`."""

    feed_type = Atom1Feed
    author_name = "Entraide"
    link = HOME

    def title(self) -> str:
        return _("Entraide: the daily bulletin")

    def subtitle(self) -> str:
        return _("Volunteers, open requests, positions asked for and filled, every evening.")

    def items(self) -> list[dict[str, Any]]:
        """Return the bulletins of the last days that are over, the latest first."""
        known = days()
        over = [known.last - timedelta(days=back) for back in range(1, ENTRIES + 1)]
        return all_kept((BULLETIN, of_day(day)) for day in over if known.has(day))

    def item_title(self, item: dict[str, Any]) -> str:
        return _("Bulletin of %(day)s") % {"day": day_in_words(_day(item))}

    def item_description(self, item: dict[str, Any]) -> str:
        total = item["total"]
        people = ngettext("%(n)s volunteer", "%(n)s volunteers", total["volunteers"])
        taken = ngettext("%(n)s position filled", "%(n)s positions filled", total["filled"])
        return _("%(people)s (%(more)s), %(filled)s of %(asked)s (%(rate)s).") % {
            "people": people % {"n": number(total["volunteers"])},
            "more": change(total["volunteers_change"]),
            "filled": taken % {"n": number(total["filled"])},
            "asked": number(total["asked"]),
            "rate": percentage(total["fill_rate"]),
        }

    def item_link(self, item: dict[str, Any]) -> str:
        return f"{HOME}{item['date']}/"

    def item_updateddate(self, item: dict[str, Any]) -> datetime:
        return evening(_day(item))


def _day(item: dict[str, Any]) -> date:
    return date.fromisoformat(item["date"])
