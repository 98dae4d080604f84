"""One letter a day for those who want no more: what waited and wasn't read meanwhile, at 7 in the morning in Paris.

The round of the clock hands people out in rows of the outbox, once a day whatever the number of workers; the day is
noted in the transaction that writes them, so a worker killed meanwhile has done all of it or nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from portal.mail import sending
from portal.work import daily, outbox
from portal.work.models import OutboxRow

from ..models import User
from . import letters
from .choices import Frequency
from .kinds import kinds
from .models import Notification, Preference

MORNING = time(7)
TOPIC = "digest"
# People of one outbox row, written to in one transaction: short enough that no page waits for it.
PEOPLE_A_ROW = 25


def look() -> None:
    """Hand out the day's letters, once it is 7 in Paris."""
    if timezone.localtime().time() >= MORNING:
        _once_a_day()


def _hand_out() -> None:
    waiting = Notification.objects.held(timezone.now()).order_by("user_id").values_list("user_id", flat=True)
    people = list(waiting.distinct())
    chunks = (people[start : start + PEOPLE_A_ROW] for start in range(0, len(people), PEOPLE_A_ROW))
    outbox.put_many(TOPIC, ({"people": chunk} for chunk in chunks))


# All or nothing: the day's mark and the rows.
_once_a_day = transaction.atomic(daily.once_a_day(TOPIC, _hand_out))


def write(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `digest`."""
    for row in rows:
        write_to(row.payload["people"])


@transaction.atomic
def write_to(user_ids: Iterable[int], now: datetime | None = None) -> None:
    """Write one letter to each of these people about all that is due; asked twice, nothing is due any more."""
    now = now or timezone.now()
    locked = User.objects.select_for_update(no_key=True).filter(pk__in=list(user_ids), is_active=True)
    people = locked.order_by("pk").in_bulk()
    due = _due(people, now)
    day = timezone.localdate(now)
    sending.queue_all([letters.digest(people[user], rows, day=day) for user, rows in due.items()])
    told = [row.pk for rows in due.values() for row in rows]
    Notification.objects.filter(pk__in=told).update(mailed_at=now)


def _due(people: dict[int, User], now: datetime) -> dict[int, list[Notification]]:
    """Return what each of them is to be written about today, oldest first."""
    defaults = {kind.name: kind.default for kind in kinds()}
    rows = Preference.objects.filter(user__in=people).values_list("user_id", "kind", "frequency")
    chosen = {(user, kind): frequency for user, kind, frequency in rows}
    monday = last_monday(now)
    due: dict[int, list[Notification]] = defaultdict(list)
    for row in Notification.objects.held(now).filter(user__in=people).order_by("created_at", "pk"):
        wanted = chosen.get((row.user_id, row.kind), defaults.get(row.kind, Frequency.NEVER))
        if wanted != Frequency.NEVER and row.frequency:
            wanted = Frequency(row.frequency)
        if wanted in (Frequency.AT_ONCE, Frequency.DAILY) or (wanted == Frequency.WEEKLY and row.created_at < monday):
            due[row.user_id].append(row)
    return due


def last_monday(now: datetime) -> datetime:
    """Return the last Monday morning: what came before it is due, even where no worker ran on the Monday itself."""
    today = timezone.localdate(now)
    morning = timezone.make_aware(datetime.combine(today - timedelta(days=today.weekday()), MORNING))
    return morning if morning <= now else morning - timedelta(days=7)
