"""What somebody may do with their saved searches."""

import contextlib
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from ..models import Frequency, SavedSearch
from ..models.saved_searches import LONGEST_ADDRESS, LONGEST_NAME
from .addresses import form_at, kept
from .due import next_due
from .looking import NotNowError, look

# More than anybody follows; it bounds what one person may ask of the worker.
MOST_SEARCHES = 20


def save(user: User, address: str) -> SavedSearch:
    """Keep the search at an address, without alerts; the same search saved again is the one saved before.

    What matches now is known and never told. Raises `UnknownListError` for an address that is no list, and
    `ValidationError` in words when one has too many, or one that is too long.
    """
    searched, form = form_at(address)
    fields = kept(searched, form)
    if len(fields["parameters"]) > LONGEST_ADDRESS:
        raise ValidationError(_("This search has too many filters to be saved: take some away."))
    with transaction.atomic():
        saved, is_new = _find_or_create(user, fields)
    if is_new:
        learn(saved)
    return saved


def _find_or_create(user: User, fields: dict[str, Any]) -> tuple[SavedSearch, bool]:
    # The person's row is the lock: two clicks at once must not pass the limit, or save the same search twice.
    User.objects.select_for_update().get(pk=user.pk)
    mine = SavedSearch.objects.filter(user=user)
    same = mine.filter(searched=fields["searched"], parameters=fields["parameters"]).first()
    if same:
        return same, False
    if mine.count() >= MOST_SEARCHES:
        too_many = _("You keep %(number)d searches already: delete one to save another.")
        raise ValidationError(too_many % {"number": MOST_SEARCHES})
    return SavedSearch.objects.create(user=user, name=fields["summary"][:LONGEST_NAME], **fields), True


def learn(saved: SavedSearch) -> None:
    """Take what matches now as known. While the engine is away, only what is published later will be new."""
    SavedSearch.objects.filter(pk=saved.pk).update(is_wide=True, looked_at=timezone.now())
    saved.refresh_from_db()
    with contextlib.suppress(NotNowError):
        look(saved).write_down()


def change(saved: SavedSearch, *, name: str, frequency: str) -> None:
    """Rename a search and choose how often to hear of it; what came while nobody wanted to hear is not told later."""
    wakes_up = saved.frequency == Frequency.NEVER != frequency
    if saved.frequency != frequency:
        saved.due_at = next_due(frequency, timezone.now())
    saved.name, saved.frequency = name, frequency
    saved.save(update_fields=["name", "frequency", "due_at"])
    if wakes_up:
        learn(saved)


def stop(user_id: int, pks: Iterable[int]) -> None:
    """Write no more about these searches of one person; those that are gone are no error."""
    SavedSearch.objects.filter(user_id=user_id, pk__in=list(pks)).update(frequency=Frequency.NEVER, due_at=None)
