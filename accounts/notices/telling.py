"""Telling somebody something, in the transaction of the change it tells of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.functional import Promise

from portal.mail import sending

from ..models import User
from . import kinds, letters, preferences
from .choices import Frequency
from .models import LONGEST_TEXT, LONGEST_TITLE, Notification

# A word or a lazy translation, which is put into the reader's language.
Words = str | Promise


@dataclass(frozen=True)
class Notice:
    """What one person is told.

    `title` can stand alone: it is the subject of the letter. `url` is a path of this portal. `text`: what else there
    is to know, its paragraphs on lines of their own. `action`: what the one link says. `why` they get it. `actor`:
    the name of whoever did it. `answer_to` takes the answers to the letter; `context` is for a letter of its own.
    `group` is what it has in common with others; `frequency` is how often this person wants to hear of this thing,
    where they chose; `stop_url` is the whole address that stops this thing alone, in place of the whole kind.
    """

    user: User
    key: str
    title: Words
    url: Words
    text: Words = ""
    action: Words = ""
    why: Words = ""
    actor: str = ""
    answer_to: str = ""
    group: str = ""
    frequency: Frequency | None = None
    stop_url: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)


def tell(
    user: User, kind: str, *, key: str, title: Words, url: Words, now: datetime | None = None, **said: Any
) -> Notification | None:
    """Tell one person something of a registered kind; `said` are the other fields of a `Notice`.

    Nothing is told twice under the same `key`, nor to somebody who never wants this kind: then None comes back.
    """
    told = tell_many(kind, [Notice(user, key, title, url, **said)], now=now)
    return told[0] if told else None


@transaction.atomic
def tell_many(kind: str, notices: Sequence[Notice], *, now: datetime | None = None) -> list[Notification]:
    """Tell many people in few statements; return what was new. At once, the letter is queued with it."""
    now = now or timezone.now()
    # The people's rows are the lock, in one order whoever locks: of two who tell the same, the second sees the first.
    asked = sorted({notice.user.pk for notice in notices})
    people = User.objects.select_for_update(no_key=True).filter(pk__in=asked, is_active=True).order_by("pk").in_bulk()
    wanted = preferences.frequencies(kind, people)
    # Who never wants the kind hears nothing of it, whatever they chose for one thing: a letter's link stops it all.
    fresh = [one for one in _unknown(notices, people) if wanted[one.user.pk] != Frequency.NEVER]
    fresh = [one for one in fresh if one.frequency != Frequency.NEVER]
    at_once = [(one.frequency or wanted[one.user.pk]) == Frequency.AT_ONCE for one in fresh]
    rows = [_row(kind, one, now, is_mailed=mailed) for one, mailed in zip(fresh, at_once, strict=True)]
    told = Notification.objects.bulk_create(rows)
    chosen = kinds.get(kind)
    each = zip(fresh, told, at_once, strict=True)
    sending.queue_all([letters.alone(chosen, one, row) for one, row, mailed in each if mailed])
    return told


def _unknown(notices: Sequence[Notice], people: Mapping[int, User]) -> list[Notice]:
    """Return those that these people weren't told yet, each key once."""
    asked = {(one.user.pk, one.key): one for one in notices if one.user.pk in people}
    same = Notification.objects.filter(user__in=people, key__in={one.key for one in notices})
    known = set(same.values_list("user_id", "key"))
    return [one for pair, one in asked.items() if pair not in known]


def _row(kind: str, notice: Notice, now: datetime, *, is_mailed: bool) -> Notification:
    with translation.override(notice.user.language):
        return Notification(
            user=notice.user,
            kind=kind,
            key=notice.key,
            title=str(notice.title)[:LONGEST_TITLE],
            text=str(notice.text)[:LONGEST_TEXT],
            url=str(notice.url),
            action=str(notice.action),
            actor=notice.actor,
            group=notice.group,
            frequency=notice.frequency or "",
            created_at=now,
            mailed_at=now if is_mailed else None,
        )
