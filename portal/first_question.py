"""The first question of a request, which tells whether the connection kept from the last one still lives."""

from collections.abc import Callable
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections

Answer = TypeVar("Answer")


def ask_first(question: Callable[[], Answer]) -> Answer:
    """Ask what a request may begin with, instead of another question that Django would ask before it.

    Nothing has happened on a connection that has broken meanwhile (`CONN_HEALTH_CHECKS`): it is opened again, and asked
    once more.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    connection.health_check_done = True  # type: ignore[attr-defined]  # the stubs forget it
    try:
        return question()
    except (InterfaceError, OperationalError):
        if connection.connection is None or connection.in_atomic_block or connection.is_usable():
            raise
    connection.close()
    return question()
