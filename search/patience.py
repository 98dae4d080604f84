"""A database that is asked in place of the engine must not become the next thing that is slow."""

import contextlib
import time
from collections.abc import Iterator

from django.db import OperationalError, connection, transaction

# SQLite looks at the clock after so many of its instructions: thousands of times a second.
STEPS = 10_000
# PostgreSQL's code for a statement that was ended.
QUERY_CANCELED = "57014"


class TooSlowError(Exception):
    """Raised when the database didn't answer in time."""


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Give each statement so many seconds; raise `TooSlowError` when one takes longer. The connection stays usable."""
    try:
        with _postgresql(seconds) if connection.vendor == "postgresql" else _sqlite(seconds):
            yield
    except OperationalError as error:
        if _was_ended(error):
            raise TooSlowError from error
        raise


def _was_ended(error: OperationalError) -> bool:
    """Whether the database itself stopped a statement, by its own code: a clock beside it may differ by a hair."""
    cause = error.__cause__
    return (
        getattr(cause, "sqlstate", "") == QUERY_CANCELED or getattr(cause, "sqlite_errorname", "") == "SQLITE_INTERRUPT"
    )


@contextlib.contextmanager
def _postgresql(seconds: float) -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(max(1, int(seconds * 1000)))])
        yield
        # Inside another transaction the setting would outlive this block; a failure undoes it by itself.
        cursor.execute("SELECT set_config('statement_timeout', '0', true)")


@contextlib.contextmanager
def _sqlite(seconds: float) -> Iterator[None]:
    # No transaction: ours take the write lock, and this only reads.
    connection.ensure_connection()
    deadline = time.monotonic() + seconds
    connection.connection.set_progress_handler(lambda: time.monotonic() > deadline, STEPS)
    try:
        yield
    finally:
        connection.connection.set_progress_handler(None, STEPS)
