"""What a line of the requests' file says, and the dictionary that explains it."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The hours within which somebody answered, and what stands for no answer.
WAITS = ((24, "24h"), (72, "72h"))
LATER, NONE_YET = "later", "none"


@dataclass(frozen=True, order=True)
class Line:
    """A request without its name, its words, its day and its establishment. An empty text: not told."""

    month: str
    region: str
    sector: str
    kind: str
    theme: str
    urgency: str
    state: str
    first_answer: str


NAMES = tuple(field.name for field in fields(Line))
MEANINGS: dict[str, str | Promise] = {
    "month": _("Month in which the request was sent (2020-03), or its year where the month would tell too much"),
    "region": _("INSEE code of the establishment's region"),
    "sector": _("Sector of the establishment: sanitaire, medico_social, social, not_given"),
    "kind": _("Kind of help: advice, hands, positions"),
    "theme": _("Slug of the first theme of the request, in the order of the alphabet"),
    "urgency": _("Urgency said by whoever asked: normal, high, critical"),
    "state": _("State of the request on the day of the file: open, in_progress, solved, closed_unsolved, expired…"),
    "first_answer": _("Time until a volunteer first answered: 24h, 72h, later, none"),
}


def wait(asked: datetime, answered: datetime | None) -> str:
    """Return how long somebody waited, in three words."""
    if answered is None:
        return NONE_YET
    hours = (answered - asked).total_seconds() / 3600
    return next((word for limit, word in WAITS if hours <= limit), LATER)
