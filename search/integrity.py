"""Documents missing from the index, outdated in it, or foreign to it."""

from collections.abc import Iterator

from portal.integrity import Check

from . import indexing, inspection


def lines() -> Iterator[str]:
    """Name every difference between the index and the database."""
    yield from (f"{one.key} is {one.problem}" for one in inspection.differences())


def mend() -> None:
    """Bring what differs in step; foreign documents go with it, since they are read again and aren't there."""
    indexing.update([one.key for one in inspection.differences()])


CHECKS = (Check("index", "documents missing from, outdated in or foreign to the index", lines, mend),)
