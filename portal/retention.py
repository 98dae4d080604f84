"""How long things are kept: each app registers its rules, the worker and `manage.py purge` apply them.

retention.register(Rule("mail-log", _("Mail log"), _("6 months"), due=letters_past_their_time, purge=delete))
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise


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


def register(rule: Rule) -> None:
    """Add a line to the retention table; called from an app's `ready()`."""
    _rules[rule.name] = rule


def rules() -> list[Rule]:
    """Return the retention table, in the order of its names."""
    return [_rules[name] for name in sorted(_rules)]
