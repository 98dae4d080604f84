"""Decisions taken in Wagtail's own editor are written down and told like those of the queue."""

from typing import Any

from django.dispatch import receiver
from wagtail.admin import signal_handlers as handlers
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from . import reviewing
from .targets import reviewed_kind

# Wagtail's own letters: signal, sender, the name under which Wagtail connects it, what writes it.
LETTERS = (
    (
        task_submitted,
        TaskState,
        "group_approval_task_submitted_email_notification",
        handlers.task_submission_email_notifier,
    ),
    (
        workflow_submitted,
        WorkflowState,
        "workflow_state_submitted_email_notification",
        handlers.workflow_submission_email_notifier,
    ),
    (
        workflow_rejected,
        WorkflowState,
        "workflow_state_rejected_email_notification",
        handlers.workflow_rejection_email_notifier,
    ),
    (
        workflow_approved,
        WorkflowState,
        "workflow_state_approved_email_notification",
        handlers.workflow_approval_email_notifier,
    ),
)


@receiver(workflow_approved, sender=WorkflowState)
def approved(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """Write down an approval."""
    reviewing.note_outcome(instance, approved=True, by=user)


@receiver(workflow_rejected, sender=WorkflowState)
def rejected(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """Write down that changes were asked for."""
    reviewing.note_outcome(instance, approved=False, by=user)


class Unless:
    """Wagtail's letters, for everything but what this queue writes about itself: in the outbox, and once a day."""

    def __init__(self, notifier: Any) -> None:
        self.notifier = notifier

    def __call__(self, instance: Any = None, **kwargs: Any) -> bool:
        state = instance.workflow_state if isinstance(instance, TaskState) else instance
        return bool(reviewed_kind(state.content_type.model_class())) or self.notifier(instance, **kwargs)


def replace_wagtails_letters() -> None:
    """Stand in for Wagtail's notifiers, which find their names taken: they write from the request, one by one."""
    for signal, sender, name, notifier in LETTERS:
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(Unless(notifier), sender=sender, dispatch_uid=name, weak=False)
