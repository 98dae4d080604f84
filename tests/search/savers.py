"""Somebody who saves searches, and the letters they get."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from portal.work import worker
from search.models import Frequency, SavedSearch
from search.saved import actions, alerts

AT_ONCE, DAILY, WEEKLY, NEVER = Frequency.AT_ONCE, Frequency.DAILY, Frequency.WEEKLY, Frequency.NEVER


def keep(person, address="/annuaire/", *, frequency=AT_ONCE, name="Ma recherche"):
    """Save the search at an address as the screens do; return it."""
    worker.drain()
    saved = actions.save(person, address)
    actions.change(saved, name=name, frequency=frequency)
    return saved


def letters():
    """Let the worker do what is due; return all letters since the test began."""
    worker.drain()
    return mail.outbox


def morning_comes(*searches):
    """Have the next look of these searches (or all) be due, as if the night had passed."""
    chosen = SavedSearch.objects.filter(pk__in=[saved.pk for saved in searches] or SavedSearch.objects.values("pk"))
    chosen.exclude(due_at=None).update(due_at=timezone.now() - timedelta(minutes=1))
    alerts.wake_due()


def an_hour_passes():
    """Let the pause after an alert end."""
    for saved in SavedSearch.objects.exclude(alerted_at=None):
        SavedSearch.objects.filter(pk=saved.pk).update(alerted_at=saved.alerted_at - timedelta(minutes=61))
    morning_comes()
