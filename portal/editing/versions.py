"""Which version of a page somebody works on: as it was last written, and those before."""

from typing import Any

from wagtail.models import Page


def latest(page: Page) -> Any:
    """Return the page as it was last written, published or not; to be changed and saved as a new revision."""
    return page.get_latest_revision_as_object()


def number(page: Page) -> int:
    """Return what tells two versions of a page apart: the key of its latest revision, 0 before the first."""
    return page.latest_revision_id or 0


def as_written(page: Page, key: Any) -> Any:
    """Return the page as this revision has it, None when there is no such revision of it."""
    revision = page.revisions.filter(pk=key).first() if str(key).isdecimal() else None
    return revision.as_object() if revision else None
