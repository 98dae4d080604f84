"""What subscribers read: the report in a few lines with the way to the whole of it; the bulletin of a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from portal.dates import day_in_words
from portal.mail import letters
from portal.mail.sending import Letter

from ..key_figures.bulletin.computing import BULLETIN, of_day
from ..key_figures.keeping import kept
from ..key_figures.wording import change, number, percentage
from ..models import WeeklyReportPage
from ..page import report_context
from .links import STOP
from .models import Subscription


@dataclass(frozen=True)
class Content:
    """A letter before it has a reader: which template, what it says, and its subject in the reader's language."""

    template: str
    told: Mapping[str, Any]

    @property
    def subject(self) -> str:
        """Stands alone in a list of letters."""
        if "day" in self.told:
            return _("Bulletin of %(day)s") % {"day": day_in_words(self.told["day"])}
        return str(self.told["title"])


def of_report(slug: str) -> Content | None:
    """Return the letter of a published report; None when it was withdrawn. It names no person."""
    report = WeeklyReportPage.objects.live().filter(slug=slug).first()
    if report is None:
        return None
    with translation.override("fr"):
        said = report_context(report)
        url = f"{settings.SITE_URL}{report.url}"
    readings = [one for one in said["highlights"] if one.kind != "volunteer"]
    told = {"title": report.title, "said": said, "page": report, "readings": readings, "url": url}
    return Content("reports/email/report.txt", told | {"site_url": settings.SITE_URL})


def of_bulletin(which: str) -> Content:
    """Return the letter of a day's bulletin, as of its evening."""
    day = date.fromisoformat(which)
    total = kept(BULLETIN, of_day(day))["total"]
    lines = {name: (number(total[name]), change(total[f"{name}_change"])) for name in ("volunteers", "open", "asked")}
    told = {"day": day, "lines": lines, "filled": number(total["filled"]), "rate": percentage(total["fill_rate"])}
    return Content("reports/email/bulletin.txt", told | {"url": f"{settings.SITE_URL}/chiffres/{which}/"})


def to_reader(content: Content, reader: Subscription, key: str) -> Letter:
    """Address a letter to one subscriber, in their language."""
    told = {**content.told, "first_name": ""}
    with translation.override(reader.language):
        stop_url = settings.SITE_URL + STOP.path(reader.pk)
        return letters.compose(
            content.template, told, to=reader.email, subject=content.subject, key=key, stop_url=stop_url
        )
