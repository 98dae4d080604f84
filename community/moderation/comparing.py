"""What a page says now and what it would say: Wagtail's own comparison of revisions, field by field."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page


def comparison(page: Page, request: HttpRequest) -> list[Any]:
    """Return where the latest revision differs from what is online; all that is filled in, when nothing is online."""
    revision = page.get_latest_revision()
    if revision is None:
        return []
    draft = revision.as_object()
    before = page if page.live else blank(page)
    panel = type(page).get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    found = [compare(before, draft) for compare in panel.get_comparison()]
    return [diff for diff in found if diff.has_changed()]


def blank(page: Page) -> Page:
    """Return a page of the same type on which nothing was written yet."""
    return type(page)(pk=None)
