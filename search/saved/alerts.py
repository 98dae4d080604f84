"""Alerts: who is written to, when, about what. See docs/decisions/0013-saved-searches.md."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from accounts.models import User
from portal.work import outbox
from portal.work.models import OutboxRow

from ..documents import documents_by_key
from ..models import SavedSearch
from .due import next_due
from .letter import send
from .looking import Look, key_of, look
from .percolating import may_match

BATCH = 50
# Nobody wants a mailbox full of one portal.
PAUSE = timedelta(hours=1)
# People whose mornings are handed out in one round; the others have the next one, a minute later.
MOST_DUE = 2000


def tell_of(keys: Iterable[str]) -> None:
    """Ask for alerts "at once" about documents that have just become searchable, if anybody wants them."""
    if SavedSearch.objects.at_once().exists():
        outbox.put("alert", keys=sorted(keys))


def wake_due() -> None:
    """Hand out the looks that have come due, one outbox row a person; each is taken by one worker only.

    The time of the next look is written in the same transaction, so a due morning gives one row, whoever looks.
    """
    now = timezone.now()
    due = SavedSearch.objects.due(now).defer("seen")[:MOST_DUE]
    for person, searches in groupby(due, key=lambda saved: saved.user_id):
        with transaction.atomic():
            taken = [saved.pk for saved in searches if _take(saved, now)]
            if taken:
                outbox.put("alert", person=person, searches=taken)


def _take(saved: SavedSearch, now: datetime) -> int:
    untouched = SavedSearch.objects.filter(pk=saved.pk, due_at=saved.due_at)
    return untouched.update(due_at=next_due(saved.frequency, now))


def alert(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `alert`: everything that became searchable in one go, then each person whose time has come."""
    wanted = _concerned(key for row in rows for key in row.payload.get("keys", ()))
    for row in rows:
        if "person" in row.payload:
            wanted[row.payload["person"]].update(row.payload["searches"])
    for person, pks in wanted.items():
        write_to(person, pks)


def _concerned(keys: Iterable[str]) -> dict[int, set[int]]:
    """Return, by person, the searches "at once" that may match one of these documents."""
    concerned: dict[int, set[int]] = defaultdict(set)
    documents = list(documents_by_key(dict.fromkeys(keys)))
    searches = SavedSearch.objects.at_once().defer("seen") if documents else ()
    for saved in searches:
        if may_match(saved, documents):
            concerned[saved.user_id].add(saved.pk)
    return concerned


def write_to(person: int, pks: Iterable[int]) -> None:
    """Look at some searches of one person; write one letter about all that is new, none when nothing is.

    The engine is asked before the transaction, which is short. Marks and letter are written together: a worker
    killed before has done nothing, one killed after has done all.
    """
    searches = SavedSearch.objects.alerting().filter(user=person, pk__in=list(pks))
    if _postpone(person, searches):
        return
    looks = list(_without_repeats(look(saved) for saved in searches if not saved.past_day))
    with transaction.atomic():
        user = User.objects.select_for_update().filter(pk=person).first()
        if user is None or _postpone(person, searches):
            return
        now = timezone.now()
        told = [one for one in looks if one.write_down(told_at=now if one.new else None) and one.new]
        if told:
            send(user, told)


def _without_repeats(looks: Iterable[Look]) -> Iterator[Look]:
    """Yield looks in which a match that two searches share is new in the first one only; both remember it."""
    told: set[str] = set()
    for one in looks:
        yield replace(one, new=tuple(hit for hit in one.new if key_of(hit) not in told))
        told.update(key_of(hit) for hit in one.new)


def _postpone(person: int, searches: Iterable[SavedSearch]) -> bool:
    """Have searches wait for the end of the pause after a person's last alert; return whether they have to."""
    last = SavedSearch.objects.filter(user=person).aggregate(last=Max("alerted_at"))["last"]
    if last is None or last + PAUSE <= timezone.now():
        return False
    later = Q(due_at=None) | Q(due_at__gt=last + PAUSE)
    pks = [saved.pk for saved in searches]
    SavedSearch.objects.filter(later, pk__in=pks).update(due_at=last + PAUSE)
    return True
