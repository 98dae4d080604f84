"""Profiles and requests sent to review: approve, ask for changes, refuse, by Wagtail's own workflow."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from accounts.models import User
from help_requests import actions as request_actions
from help_requests.choices import Cause, State

from .choices import Kind, Reason, Verdict
from .deciding import AlreadyDecidedError, NotYoursError, already, check, record, refuse_against_author
from .models import Decision
from .targets import REVIEWED, Target, find, reviewed_kind


def waiting_task(target: Target) -> TaskState | None:
    """Return the task that waits for a decision on a page; None when nothing waits."""
    if target.kind not in REVIEWED:
        return None
    state = target.thing.current_workflow_state
    task = state.current_task_state if state else None
    return task if task and task.status == TaskState.STATUS_IN_PROGRESS else None


def _taken(target: Target, by: User, seen: int | None) -> tuple[TaskState, Any]:
    """Lock the task that waits, and return it with the page; `seen` is the revision the moderator has read."""
    check(target, by)
    # The page's row first: whoever takes it offline or back holds it too, and one of both comes first.
    page = type(target.thing).objects.select_for_update(of=("self", "page_ptr")).get(pk=target.pk)
    task = waiting_task(target)
    if task is None:
        raise already(target.kind, target.pk)
    # The task's row is the lock: of two moderators at once, the second finds it decided.
    task = TaskState.objects.select_for_update().get(pk=task.pk)
    if task.status != TaskState.STATUS_IN_PROGRESS:
        raise already(target.kind, target.pk)
    if seen is not None and page.latest_revision_id != seen:
        raise AlreadyDecidedError(_("The author has changed the text meanwhile: please read it again."))
    if not any(name == "approve" for name, *_rest in task.task.specific.get_actions(page, by)):
        raise NotYoursError(_("This is not yours to decide."))
    return task, page


@transaction.atomic
def approve(target: Target, *, by: User, seen: int | None = None, comment: str = "", **fields: Any) -> Decision:
    """Approve what waits; Wagtail publishes it, exactly as from its editor."""
    task, page = _taken(target, by, seen)
    refuse_against_author(target)
    decision = record(
        target, Verdict.APPROVED, by=by, task_state=task.pk, revision=page.latest_revision_id, comment=comment, **fields
    )
    task.task.specific.on_action(task, by, "approve", comment=comment)
    reopen_refused(target, by)
    return decision


@transaction.atomic
def ask_for_changes(target: Target, *, by: User, comment: str, seen: int | None = None) -> Decision:
    """Send a page back to its author with a comment; what is online stays online."""
    task, page = _taken(target, by, seen)
    decision = record(
        target, Verdict.CHANGES_ASKED, by=by, task_state=task.pk, revision=page.latest_revision_id, comment=comment
    )
    task.task.specific.on_action(task, by, "reject", comment=comment)
    return decision


@transaction.atomic
def refuse(target: Target, *, by: User, reason: str, comment: str = "", seen: int | None = None) -> Decision:
    """Refuse what waits: the workflow ends, nothing of it is published, the author may appeal."""
    task, page = _taken(target, by, seen)
    decision = record(
        target,
        Verdict.REFUSED,
        by=by,
        task_state=task.pk,
        revision=page.latest_revision_id,
        reason=reason,
        comment=comment,
    )
    task.task.specific.on_action(task, by, "reject", comment=comment)
    WorkflowState.objects.get(pk=task.workflow_state_id).cancel(user=by)
    if target.kind == Kind.REQUEST and not page.live:
        cause = Cause.SPAM if reason == Reason.SPAM else Cause.REFUSED
        request_actions.change_state(page, State.WITHDRAWN, by=by, cause=cause)
    return decision


def reopen_refused(target: Target, by: User | None) -> None:
    """Let a request that was refused, and is published after all, look for somebody."""
    if target.kind != Kind.REQUEST:
        return
    page = type(target.thing).objects.get(pk=target.pk)
    period = page.current_period
    if page.live and period and period.state == State.WITHDRAWN and period.cause in Cause.uncounted():
        request_actions.change_state(page, State.OPEN, by=by)


def note_outcome(state: WorkflowState, *, approved: bool, by: User | None) -> None:
    """Write down what was decided in Wagtail's own editor, so that the author is told the same way.

    Decisions of the queue are written before Wagtail acts, and are known by their task here.
    """
    task = state.current_task_state
    kind = reviewed_kind(state.content_type.model_class())
    if task is None or kind is None or Decision.objects.filter(task_state=task.pk).exists():
        return
    target = find(kind, int(state.object_id))
    if target:
        verdict = Verdict.APPROVED if approved else Verdict.CHANGES_ASKED
        record(target, verdict, by=by, task_state=task.pk, revision=task.revision_id, comment=task.comment)
