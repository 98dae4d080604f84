"""Until when a request holds, to begin with: its author is reminded before, and puts it off."""

from datetime import date, timedelta

from ..choices import Urgency
from ..models import HelpRequestPage, Term

# What is critical is solved or forgotten within a week; an ordinary question stays a month.
DAYS = {Urgency.CRITICAL: 7, Urgency.HIGH: 14, Urgency.NORMAL: 30}
# After the last day on which somebody is needed, to say how it went.
AFTERWARDS = timedelta(days=2)


def first_term(page: HelpRequestPage, *, today: date) -> date:
    """Return the last day of a request sent today; dates that it names itself come later if they are later."""
    lasts = [need.ends_on or need.starts_on for need in page.needs.all()]
    named = [day + AFTERWARDS for day in (page.needed_by, *lasts) if day]
    return max([today + timedelta(days=DAYS[Urgency(page.urgency)]), *named])


def set_first_term(page: HelpRequestPage, *, today: date) -> Term:
    """Date the end of a request, unless somebody has."""
    term, _created = Term.objects.get_or_create(
        help_request_id=page.pk, defaults={"expires_on": first_term(page, today=today)}
    )
    return term
