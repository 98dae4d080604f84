"""Noticing every change: whatever wrote it, a form, the editor, a bulk update or the worker.

Statements are read, not signals: `update()` and `bulk_create()` send none. A table counts unless it is named below, so
that a new one is never forgotten.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from portal.first_question import ask_first

STATE = "page_cache_publicstate"
ASK = f"SELECT number FROM {STATE}"  # noqa: S608 - a name of ours
# Where a connection keeps the number while one page is made.
_TOLD = "_public_number"
# Where it keeps the cursor that asks for kept pages, beside the connection it is of.
_CURSOR = "_public_number_cursor"
WRITTEN = re.compile(r'\s*(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
# An account alone shows nowhere, nor does the day somebody signed in; the same table says who may still speak.
UNSEEN = re.compile(r'INSERT INTO "accounts_user" |UPDATE "accounts_user" SET "last_login" = \S+ WHERE')
# Written to without anything public changing: who is signed in, what waits for the worker, letters, counts and logs;
# versions of pages and their reviews, since what comes of them for readers is written to the page itself; what refers
# to what, which the worker notes after each of these.
PRIVATE = frozenset(
    {
        STATE,
        "account_emailaddress",
        "account_emailconfirmation",
        "accounts_dataarchive",
        "accounts_notification",
        "accounts_preference",
        "api_keptanswer",
        "api_webhook",
        "api_webhookdelivery",
        "cache_entries",
        "community_follow",
        "community_postdraft",
        "community_threadvisit",
        "django_migrations",
        "django_session",
        "mail_arrival",
        "mail_delivery",
        "matching_call",
        "matching_reminder",
        "matching_wave",
        "matching_wavenotice",
        "mfa_authenticator",
        "search_savedsearch",
        "search_searchday",
        "search_searchedphrase",
        "toolbox_downloadday",
        "usersessions_usersession",
        "wagtailadmin_editingsession",
        "wagtailadmin_formstate",
        "wagtailcore_modellogentry",
        "wagtailcore_pagelogentry",
        "wagtailcore_referenceindex",
        "wagtailcore_revision",
        "wagtailcore_taskstate",
        "wagtailcore_uploadedfile",
        "wagtailcore_workflowstate",
        "wagtailsearch_indexentry",
        "work_dailyjob",
        "work_outboxrow",
    }
)


def watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Have every statement of a connection read.

    Before all others: Django's own `execute_wrapper` takes the last one away when it ends, and may have begun before
    the connection was opened.
    """
    if _read not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, _read)


def _read(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if is_public_change(sql):
        note_change(context["connection"])
    return result


def is_public_change(sql: str) -> bool:
    """Whether a statement may change what visitors read."""
    written = WRITTEN.match(sql)
    return written is not None and written[1].lower() not in PRIVATE and not UNSEEN.match(sql)


def note_change(connection: BaseDatabaseWrapper) -> None:
    """Raise the number once for each transaction, with its end.

    SQLite has one writer at a time: the number goes with the change. On PostgreSQL all writers would wait for that
    row until the first of them has finished, so it follows a moment after, before the change is acknowledged.
    """
    connection.__dict__.pop(_TOLD, None)
    if any(noted[1] in (_raise, _nothing) for noted in connection.run_on_commit):
        return
    if connection.vendor == "sqlite":
        if connection.in_atomic_block:
            transaction.on_commit(_nothing)
        _raise()
    else:
        transaction.on_commit(_raise)


def _nothing() -> None:
    """Mark a transaction whose number is raised already; a savepoint that is undone takes the mark along."""


def _raise() -> None:
    """Raise the number. While tables are being made, it isn't there yet, and nothing is kept."""
    connection = connections[DEFAULT_DB_ALIAS]
    connection.__dict__.pop(_TOLD, None)
    with suppress(DatabaseError), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {STATE} SET number = number + 1")  # noqa: S608 - a name of ours


@contextmanager
def number_asked_once() -> Iterator[int | None]:
    """Ask for the number before a page is made, and give all its parts this answer.

    A part that was true then is as true as the page: what changes meanwhile makes both old. A change of one's own ends
    it, so that a page shows what was written to make it.
    """
    told = connections[DEFAULT_DB_ALIAS].__dict__
    asked = number()
    if asked is not None:
        told[_TOLD] = asked
    try:
        yield asked
    finally:
        connections[DEFAULT_DB_ALIAS].__dict__.pop(_TOLD, None)


def number() -> int | None:
    """Return the number; None when the database can't say."""
    known = told()
    return _asked() if known is None else known


def told() -> int | None:
    """Return the number that was asked for before this page; None when it is none, or wrote something since."""
    known: int | None = connections[DEFAULT_DB_ALIAS].__dict__.get(_TOLD)
    return known


def _asked() -> int | None:
    """Ask the database: the first question of nearly every request."""
    with suppress(DatabaseError):
        return ask_first(_read_number)
    return None


def _read_number() -> int | None:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(ASK)
        row = cursor.fetchone()
    return int(row[0]) if row else None


def number_at_once() -> int | None:
    """Return the number, asked by the driver itself: what Django does around a question is half of a kept page's time.

    On anything out of the ordinary, a connection that is closed or broken, it is asked in the usual way.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    opened = connection.connection
    if connection.vendor != "postgresql" or opened is None or connection.in_atomic_block:
        return number()
    kept = connection.__dict__.get(_CURSOR)
    if kept is None or kept[0] is not opened:
        kept = connection.__dict__[_CURSOR] = (opened, opened.cursor())
    try:
        row = kept[1].execute(ASK).fetchone()
    except connection.Database.Error:  # type: ignore[attr-defined]  # the stubs forget it
        return number()
    return int(row[0]) if row else None
