"""How long things are kept: each app registers its rules, the worker and `manage.py purge` apply them.

retention.register(Rule("archive", _("Copies of personal data"), _("7 days"), why, due=past_their_time, purge=delete))
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise

log = logging.getLogger(__name__)

WEEK, MONTH, YEAR = timedelta(days=7), timedelta(days=30), timedelta(days=365)


def delete_rows(rows: QuerySet[Any]) -> int:
    """Delete these rows; return how many they were, without what hung on them."""
    count = rows.count()
    rows.delete()
    return count


@dataclass(frozen=True)
class Rule:
    """What is kept (`what`), for how long in words (`kept`), why; which rows are past it at a moment, what is done.

    `purge` gets the rows that are `due` and returns how many it dealt with.
    """

    name: str
    what: str | Promise
    kept: str | Promise
    reason: str | Promise
    due: Callable[[datetime], QuerySet[Any]]
    purge: Callable[[QuerySet[Any]], int] = delete_rows


_rules: dict[str, Rule] = {}


def register(*rules: Rule) -> None:
    """Add lines to the retention table; called from an app's `ready()`."""
    _rules.update({rule.name: rule for rule in rules})


def rules() -> list[Rule]:
    """Return the retention table, in the order of its names."""
    return [_rules[name] for name in sorted(_rules)]


def apply(rule: Rule) -> int:
    """Deal with what is past a rule's time, in one transaction; return how many rows it was."""
    with transaction.atomic():
        return rule.purge(rule.due(timezone.now()))


def apply_all() -> None:
    """Apply every rule, as the worker does each day; a rule that fails keeps none of the others waiting.

    Raises `RuntimeError` naming those that failed, so that the day's work is tried again.
    """
    failed = []
    for rule in rules():
        try:
            apply(rule)
        except Exception as error:  # noqa: BLE001 - said at the end, once the others are done
            log.warning("%s failed (%s)", rule.name, type(error).__name__)
            failed.append(rule.name)
    if failed:
        raise RuntimeError(f"Not purged: {', '.join(failed)}")
