"""A report is read by a second person before it is published: whoever wrote it can't approve it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupApprovalTask, Page, TaskState, WorkflowState

from accounts.models import User

from .authorship import draft_author_pk


def wrote(page: Page, user: User) -> bool:
    """Whether this person wrote the draft that waits, or sent it for approval."""
    state: WorkflowState | None = page.current_workflow_state
    return user.pk in {draft_author_pk(page), state.requested_by_id if state else None}


class SecondReading(GroupApprovalTask):
    """Wagtail's approval by a group, minus the author of what is to be approved."""

    class Meta:
        verbose_name = _("second reading")
        verbose_name_plural = _("second readings")

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, Any, bool]]:
        """Offer no decision to the author; asking for changes to one's own text makes no sense either."""
        return [] if wrote(obj, user) else super().get_actions(obj, user)

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Refuse the author's decision, whichever way it arrives."""
        if action_name in ("approve", "reject") and wrote(task_state.revision.content_object, user):
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> Any:
        return _("Somebody of the group other than the author approves.")
