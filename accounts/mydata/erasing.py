"""Leaving without a trace: every app's part in one transaction, then what only the machine still holds."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.private import erased_people
from portal.work import outbox

from .. import privacy
from ..fingerprints import fingerprint
from ..models import ErasedPerson, User
from ..privacy import Person

# Above this a whole copy of an SQLite file takes too long while others wait; deleted bytes are zeroed anyway.
VACUUM_UP_TO = 200 * 1024 * 1024


class EraseRefusedError(Exception):
    """Raised when somebody cannot be erased now; says why."""


@transaction.atomic
def erase(person: Person, *, reason: str) -> None:
    """Erase all the portal knows of somebody; what others need to understand stays, without them.

    Raises `EraseRefusedError` for the last person who may do everything: nobody could let anybody in any more.
    """
    if person.user and person.user.is_superuser and not _others_may_everything(person.user):
        raise EraseRefusedError(_("This is the last account that may do everything: name another one first."))
    for part in privacy.parts():
        part.erase(person)
    for mark in person.fingerprints:
        ErasedPerson.objects.update_or_create(
            fingerprint=mark, defaults={"erased_at": timezone.now(), "reason": reason[:200]}
        )
    outbox.put("sweep")
    transaction.on_commit(lambda: note_outside(person.fingerprints))


def _others_may_everything(user: User) -> bool:
    return User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk).exists()


def note_outside(marks: Iterable[str]) -> None:
    """Add lines to the file beside the database: when, and whose fingerprint."""
    path = erased_people()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with path.open("a", encoding="ascii") as lines:
        lines.writelines(f"{timezone.now().isoformat()} {mark}\n" for mark in marks)


def take_list_back() -> None:
    """Add to the table what the file beside the database knows and a restored database doesn't."""
    path = erased_people()
    lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
    known = set(ErasedPerson.objects.values_list("fingerprint", flat=True))
    for line in lines:
        at, _space, mark = line.partition(" ")
        if mark not in known:
            ErasedPerson.objects.update_or_create(
                fingerprint=mark, defaults={"erased_at": at, "reason": "restored from the list"}
            )


def erased_yet_here() -> list[User]:
    """Return people who were erased and whom a restored backup has brought back.

    Whoever took over the address since, having joined before, is somebody else.
    """
    gone = dict(ErasedPerson.objects.values_list("fingerprint", "erased_at"))
    people = User.objects.only("pk", "email", "date_joined").iterator() if gone else ()
    known = [(user, gone[mark]) for user in people if (mark := fingerprint(user.email)) in gone]
    return [
        user
        for user, erased_at in known
        if user.date_joined < erased_at and not user.former_addresses.filter(until__gt=erased_at).exists()
    ]


def sweep() -> None:
    """Make deleted bytes leave the files of the database too; PostgreSQL's own vacuum does so by itself.

    Rows of a full-text table stay readable in its segments until these are merged, and every change of SQLite stays
    readable in its log until that is written back.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        for table in _full_text_tables():
            name = connection.ops.quote_name(table)
            cursor.execute(f"INSERT INTO {name}({name}) VALUES('optimize')")
        if _size() <= VACUUM_UP_TO:
            cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _full_text_tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
        return [name for (name,) in cursor.fetchall()]


def _size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])
