"""Into review and out of it, by Wagtail's own workflow.

Approval publishes the latest revision, whichever was read: a change made during a review therefore takes the page out
of it, and only `send` puts it back.
"""

from typing import Any

from django.db import transaction
from wagtail.models import Page, WorkflowState


def in_progress(page: Page) -> WorkflowState | None:
    """Return the review in which moderators have it before them, None when they don't."""
    state = page.current_workflow_state
    return state if state and state.status == WorkflowState.STATUS_IN_PROGRESS else None


def is_in_review(page: Page) -> bool:
    """Whether moderators have it before them."""
    return in_progress(page) is not None


@transaction.atomic
def send(page: Page, *, by: Any) -> bool:
    """Have moderators read the latest version; return False when they do already. What was sent before is replaced."""
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_IN_PROGRESS:
        if state.current_task_state.revision_id == page.latest_revision_id:
            return False
        state.cancel(user=by)
        state = None
    if state:
        state.resume(user=by)
    else:
        page.get_workflow().start(page, by)
    return True


@transaction.atomic
def take_back(page: Page, *, by: Any) -> bool:
    """Take a page out of review, so that nothing unread goes online; return whether it was in it."""
    state = in_progress(page)
    if state:
        state.cancel(user=by)
    return state is not None
