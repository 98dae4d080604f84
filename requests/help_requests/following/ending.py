"""The daily round of terms: a letter a week before the end, then the end. Nothing ends of which nobody was told."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ..actions import WayClosedError, change_state
from ..choices import State
from ..models import HelpRequestPage, Term
from . import letters, terms
from .people import told_about


def round_of_terms(now: datetime | None = None) -> None:
    """End what is over, then tell of what ends soon."""
    moment = now or timezone.now()
    for term in terms.over(moment):
        end(term, moment)
    for term in terms.to_remind(moment):
        remind(term, moment)


@transaction.atomic
def remind(term: Term, now: datetime) -> None:
    """Tell the people of a request that it ends soon; with nobody left to tell, it stays until a coordinator looks."""
    people = told_about(term.help_request)
    untouched = Term.objects.filter(pk=term.pk, expires_on=term.expires_on, reminded_at=None)
    if people and untouched.update(reminded_at=now):
        for person in people:
            letters.ending(term, person)


@transaction.atomic
def end(term: Term, now: datetime) -> None:
    """Have a request expire, unless somebody put it off or closed it since `term` was read."""
    page = HelpRequestPage.objects.select_for_update().get(pk=term.help_request_id)
    if not Term.objects.filter(pk=term.pk, expires_on=term.expires_on, reminded_at=term.reminded_at).exists():
        return
    try:
        change_state(page, State.EXPIRED, by=None, at=now)
    except WayClosedError:
        return
    for person in told_about(page):
        letters.over(page, person, term.expires_on)
