"""A report is read by a second person before it is published: whoever wrote last can't approve it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupApprovalTask, Page, TaskState

from accounts.models import User

from .authorship import is_second_reader


class SecondReading(GroupApprovalTask):
    """Wagtail's approval by a group, minus the author of what is to be approved."""

    class Meta:
        verbose_name = _("second reading")
        verbose_name_plural = _("second readings")

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, Any, bool]]:
        """Offer no decision to the author; asking for changes to one's own text makes no sense either."""
        return super().get_actions(obj, user) if is_second_reader(obj, user) else []

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Refuse the author's decision, whichever way it arrives."""
        if action_name in ("approve", "reject") and not is_second_reader(task_state.revision.content_object, user):
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        """Leave out, on the dashboard, what waits for somebody else; reports that wait are one or two."""
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        waiting = states.select_related("revision")
        own = [state.pk for state in waiting if not is_second_reader(state.revision.content_object, user)]
        return states.exclude(pk__in=own)

    @classmethod
    def get_description(cls) -> Any:
        return _("Somebody of the group other than the author approves.")
