"""Rows that should follow their page and don't."""

from collections.abc import Iterator

from portal.integrity import Check

from .models.zones import ZonedRow, ZonedRowQuerySet


def _kinds() -> Iterator[ZonedRowQuerySet]:
    return (kind._default_manager.all() for kind in ZonedRow.__subclasses__())


def misplaced() -> Iterator[str]:
    """Themes, professions and skills that matching looks for where their owner isn't; never where that is."""
    for rows in _kinds():
        for row in rows.misplaced().order_by("pk"):
            yield f"{row._meta.model_name} #{row.pk} is not where its page is"


def put_right() -> None:
    """Write where their owners are."""
    for rows in _kinds():
        rows.put_right()


CHECKS = (Check("offered-elsewhere", "what volunteers offer, in another zone than they are", misplaced, put_right),)
