"""The worker's part: telling the next wave once, whatever the number of workers and whoever was killed."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.notices.telling import tell_many
from help_requests.models import HelpRequestPage
from portal.work import outbox
from portal.work.models import OutboxRow

from ..candidates import Candidate
from . import looking, words
from .kind import WAVE
from .models import Wave, WaveNotice
from .numbers import MOST_DUE, NOBODY_PAUSE, PEOPLE, next_at

TOPIC = "notify"


def ask_for_next(help_request_pk: int, *, after: int) -> None:
    """Have the worker tell the wave after number `after`, with the change that asks for it."""
    outbox.put(TOPIC, request=help_request_pk, after=after)


def hand_out(now: datetime | None = None) -> None:
    """Hand the waves that have come due to the worker; each is taken out of the clock by one worker only."""
    for wave in Wave.objects.due(now or timezone.now())[:MOST_DUE]:
        with transaction.atomic():
            if Wave.objects.filter(pk=wave.pk, next_at=wave.next_at).update(next_at=None):
                ask_for_next(wave.help_request_id, after=wave.number)


def notify(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `notify`."""
    for row in rows:
        tell_next(row.payload["request"], after=row.payload["after"])


def tell_next(help_request_pk: int, *, after: int, now: datetime | None = None) -> Wave | None:
    """Tell the wave after number `after`, unless that was done; None when nobody was told.

    Candidates are looked for before the transaction, which is short. The request's row is the lock, and the wave's
    number says what was done: a worker killed before has done nothing, one killed after has done all.
    """
    now = now or timezone.now()
    help_request = HelpRequestPage.objects.filter(pk=help_request_pk).first()
    if help_request is None or not _is_next(help_request, after) or not looking.still_looks(help_request):
        return None
    candidates = looking.whom_to_tell(help_request, now)
    with transaction.atomic():
        help_request = HelpRequestPage.objects.select_for_update().get(pk=help_request_pk)
        if not _is_next(help_request, after) or not looking.still_looks(help_request):
            return None
        return _write_down(help_request, candidates, after=after, now=now)


def _is_next(help_request: HelpRequestPage, after: int) -> bool:
    """Whether number `after` is the last, and what follows it was handed to the worker."""
    last = Wave.objects.for_request(help_request).last()
    return after == 0 if last is None else last.number == after and last.next_at is None


def _write_down(
    help_request: HelpRequestPage, candidates: list[Candidate], *, after: int, now: datetime
) -> Wave | None:
    people = _lock_people(help_request, candidates, now)
    told = [one for one in candidates if one.volunteer_id in people][:PEOPLE]
    if not told and after:
        Wave.objects.filter(help_request=help_request, number=after).update(next_at=now + NOBODY_PAUSE)
        return None
    later = next_at(help_request.urgency, now) if told else now + NOBODY_PAUSE
    wave = Wave.objects.create(help_request=help_request, number=after + 1, at=now, next_at=later)
    WaveNotice.objects.bulk_create(WaveNotice(wave=wave, volunteer_id=one.volunteer_id, at=now) for one in told)
    needs = {need.pk: need for need in help_request.needs.select_related("profession", "skill", "commune")}
    notices = [words.notice(help_request, needs, one, people[one.volunteer_id]) for one in told]
    tell_many(WAVE, notices, now=now)
    return wave


def _lock_people(help_request: HelpRequestPage, candidates: list[Candidate], now: datetime) -> dict[int, User]:
    """Lock the candidates, in one order whoever locks; return those who may still be told, by their volunteer.

    Another request may have told somebody for the third time this week since they were looked for.
    """
    asked = [one.volunteer_id for one in candidates]
    locked = User.objects.select_for_update(no_key=True, of=["self"]).filter(volunteer__in=asked).order_by("pk")
    by_pk = {user.pk: user for user in locked}
    still = looking.reachable(help_request, now).filter(pk__in=asked).values_list("pk", "user_id")
    return {volunteer: by_pk[user] for volunteer, user in still}
