"""Wagtail's approval by a group, within the regions of whoever decides, and never of one's own page."""

from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupApprovalTask, Page, TaskState

from accounts.models import User


def decides(user: User, page: Page) -> bool:
    """Whether this page is somebody's to decide: in their regions, and not their own."""
    from . import targets
    from .remits import reaches

    target = targets.of_page(page)
    return target is None or (target.author_id != user.pk and reaches(user, target.region))


class Review(GroupApprovalTask):
    """The review of a profile or a request before it is published."""

    class Meta:
        verbose_name = _("review by a moderator")
        verbose_name_plural = _("reviews by moderators")

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        return super().user_can_access_editor(obj, user) and decides(user, obj)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        return super().locked_for_user(obj, user) or not decides(user, obj)

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, Any, bool]]:
        """Offer no decision on what isn't theirs to decide."""
        return super().get_actions(obj, user) if decides(user, obj) else []

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Refuse a decision on what isn't theirs, whichever way it arrives."""
        if not decides(user, task_state.revision.content_object.specific):
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        """Narrow what waits to their regions."""
        from .targets import REVIEWED
        from .waiting import reviews

        states = super().get_task_states_user_can_moderate(user, **kwargs)
        mine = [Q(pk__in=reviews(kind, user).values("current_task_state")) for kind in REVIEWED]
        return states.filter(reduce(or_, mine))

    @classmethod
    def get_description(cls) -> Any:
        return _("A moderator of the page’s region approves; nobody approves their own page.")
