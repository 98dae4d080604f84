"""Asking for a copy of one's data: the worker makes it, a letter says that it is ready."""

import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.mail import letters
from portal.work import outbox
from portal.work.models import OutboxRow

from ..models import DataArchive, User
from ..privacy import Person
from ..records import MOST_ARCHIVES_A_DAY
from . import archive, erasing

# Seconds for which a sweep lets what else is due go first.
LONGEST_WAIT = 30.0


class TooManyError(Exception):
    """Raised when somebody has asked for as many copies today as one may."""


@transaction.atomic
def ask(user: User) -> DataArchive:
    """Have a copy made; while one is being made, it is that one."""
    User.objects.select_for_update().get(pk=user.pk)
    mine = DataArchive.objects.filter(user=user)
    if waiting := mine.filter(ready_at=None).first():
        return waiting
    if mine.filter(asked_at__gt=timezone.now() - timedelta(days=1)).count() >= MOST_ARCHIVES_A_DAY:
        raise TooManyError
    asked = mine.create(user=user)
    outbox.put("archive", pk=asked.pk)
    return asked


def make(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `archive`: make each copy once, and write to its owner."""
    for row in rows:
        asked = DataArchive.objects.filter(pk=row.payload["pk"], ready_at=None).select_related("user").first()
        if asked:
            _make(asked)


def _make(asked: DataArchive) -> None:
    with translation.override(asked.user.language), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "donnees.zip"
        archive.write(Person.of(asked.user), str(path))
        with path.open("rb") as written, transaction.atomic():
            # Whoever has left meanwhile gets no file, which no row would ever delete.
            if not DataArchive.objects.select_for_update().filter(pk=asked.pk, ready_at=None).exists():
                return
            asked.ready_at = timezone.now()
            asked.file.save(f"{asked.pk}.zip", File(written), save=False)
            asked.save(update_fields=["ready_at", "file"])
            tell(asked)


def tell(asked: DataArchive) -> None:
    """Queue the letter that says where the copy is: behind the sign-in, never in the letter."""
    context = {
        "first_name": asked.user.first_name,
        "url": settings.SITE_URL + reverse("my_data"),
        "expires_at": asked.expires_at,
    }
    letters.write(
        "accounts/mydata/email/ready.txt",
        context,
        to=asked.user.email,
        subject=_("Your data is ready to be fetched"),
        key=f"archive-{asked.pk}",
    )


def sweep(rows: Sequence[OutboxRow]) -> None:
    """Consume the topic `sweep`: many erasures, one sweep, after what else is due.

    Deleting the files of a photo is a task of its own, and its row names them. On a portal that is never idle the
    sweep waits for half a minute, and no more.
    """
    asked_at = min(row.payload.get("asked_at", row.created_at.timestamp()) for row in rows)
    now = timezone.now()
    others = OutboxRow.objects.exclude(topic="sweep").due(now)
    if now.timestamp() - asked_at < LONGEST_WAIT and others.exists():
        outbox.put("sweep", asked_at=asked_at)
    else:
        erasing.sweep()
