"""The shared cache in the database, written to by one statement each time.

Django's own asks four for each entry, counts the whole table first, and does away with entries that are still good once
there are many: a wave of registrations would wait for its limits, then lose them. Here whoever writes never counts;
the worker sweeps what has run out.
"""

import base64
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Literal

from django.core.cache import caches
from django.core.cache.backends import db
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.db import DatabaseError, connections, router
from django.utils import timezone

# Before an entry that may be replaced: whatever stands there, or only what has run out.
_PUT = (
    'INSERT INTO "{table}" (cache_key, value, expires) VALUES (%s, %s, %s) ON CONFLICT (cache_key) '
    "DO UPDATE SET value = excluded.value, expires = excluded.expires"
)
_STATEMENTS = {
    "set": _PUT,
    "add": _PUT + ' WHERE "{table}".expires < %s',
    "touch": 'UPDATE "{table}" SET expires = %s WHERE cache_key = %s AND expires >= %s',
}
# The last day but some, which no time zone carries beyond the last.
NEVER = datetime(9999, 12, 1, tzinfo=UTC)


class DatabaseCache(db.DatabaseCache):
    """Django's, in SQLite and PostgreSQL: the same table, the same answers; nothing is culled while one writes."""

    _table: str
    _cull: Callable[..., None]

    def _base_set(
        self, mode: Literal["set", "add", "touch"], key: str, value: object, timeout: float | None = DEFAULT_TIMEOUT
    ) -> bool:
        """Write one entry; return whether it was written. `timeout` is in seconds, None for ever.

        Outside a transaction, a database that is busy is a cache that forgets; within one, whoever writes must know.
        """
        connection = connections[router.db_for_write(self.cache_model_class)]
        until = self.get_backend_timeout(timeout)
        end = NEVER if until is None else datetime.fromtimestamp(until, tz=UTC).replace(microsecond=0)
        now, expires = (connection.ops.adapt_datetimefield_value(at) for at in (_now(), end))
        params = [expires, key, now] if mode == "touch" else [key, _packed(value), expires]
        params += [now] if mode == "add" else []
        try:
            with connection.cursor() as cursor:
                cursor.execute(_STATEMENTS[mode].format(table=self._table), params)
                return bool(cursor.rowcount)
        except DatabaseError:
            if connection.in_atomic_block:
                raise
            return False

    def sweep(self) -> None:
        """Do away with what has run out; then, as Django's does, with some of the rest while there is too much."""
        database = router.db_for_write(self.cache_model_class)
        with connections[database].cursor() as cursor:
            cursor.execute(f'SELECT COUNT(*) FROM "{self._table}"')  # noqa: S608 - a name of the settings
            self._cull(database, cursor, _now(), cursor.fetchone()[0])


def _packed(value: Any) -> str:
    return base64.b64encode(pickle.dumps(value, DatabaseCache.pickle_protocol)).decode("ascii")


def _now() -> datetime:
    return timezone.now().replace(microsecond=0)


def sweep() -> None:
    """Sweep the shared cache, where it is in the database: a round of the worker."""
    cache = caches["default"]
    if isinstance(cache, DatabaseCache):
        cache.sweep()
