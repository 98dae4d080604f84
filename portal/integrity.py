"""What should never be: each app registers its checks, `manage.py check_integrity` looks and mends.

integrity.register(Check("outbox", "work that waits too long", find=stuck, mend=replay))
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """One thing that should never be. `find` yields a line for each case; `mend` puts all of them right.

    Without `mend` somebody has to decide: the line must say enough for it.
    """

    name: str
    what: str
    find: Callable[[], Iterator[str]]
    mend: Callable[[], None] | None = None


_checks: dict[str, Check] = {}


def register(*checks: Check) -> None:
    """Add checks; called from an app's `ready()`."""
    _checks.update({check.name: check for check in checks})


def checks() -> list[Check]:
    """Return every check, in the order of their names."""
    return [_checks[name] for name in sorted(_checks)]
