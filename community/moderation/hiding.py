"""Taking something offline, putting it back, setting flags aside, and taking such a decision back."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User

from .choices import FlagState, Kind, Verdict
from .deciding import RefusedError, already, check, record, refuse_against_author, settle_flags
from .models import Decision, Flag
from .targets import Target, find, kind_of


@transaction.atomic
def hide(target: Target, *, by: User, reason: str, comment: str = "", **fields: Any) -> Decision:
    """Take something out of everybody's sight; flags that wait on it were right, and whoever sent them is told."""
    check(target, by)
    target = _locked(target)
    if target.is_hidden:
        raise already(target.kind, target.pk)
    revision = kind_of(target.kind).hide(target, by=by)
    decision = record(target, Verdict.HIDDEN, by=by, reason=reason, comment=comment, revision=revision, **fields)
    settle_flags(target, FlagState.UPHELD, decision)
    return decision


@transaction.atomic
def show(target: Target, *, by: User, comment: str = "", undoes: Decision | None = None) -> Decision:
    """Put something back online as it was when it was taken off."""
    check(target, by)
    target = _locked(target)
    if not target.is_hidden and not target.is_held:
        raise already(target.kind, target.pk)
    refuse_against_author(target)
    hidden = Decision.objects.about(target.kind, target.pk).filter(verdict=Verdict.HIDDEN).first()
    kind_of(target.kind).show(target, by=by, revision=hidden.revision if hidden else None)
    verdict = Verdict.APPROVED if target.is_held else Verdict.SHOWN
    return record(target, verdict, by=by, comment=comment, undoes=undoes)


@transaction.atomic
def dismiss(target: Target, *, by: User, comment: str = "", **fields: Any) -> Decision:
    """Leave something where it is: the flags are set aside and whoever sent them is told."""
    check(target, by)
    waiting = Flag.objects.select_for_update().about(target.kind, target.pk).filter(state=FlagState.OPEN)
    if not list(waiting):
        raise already(target.kind, target.pk)
    decision = record(target, Verdict.DISMISSED, by=by, comment=comment, **fields)
    settle_flags(target, FlagState.DISMISSED, decision)
    return decision


def _locked(target: Target) -> Target:
    """Lock the row and read it again: of two moderators at once, the second sees what the first did."""
    target.thing.__class__.objects.select_for_update().get(pk=target.pk)
    fresh = find(target.kind, target.pk)
    if fresh is None:
        raise RefusedError(_("This is no longer there."))
    return fresh


@transaction.atomic
def undo(decision: Decision, *, by: User) -> Decision:
    """Take a decision back: show what it hid, take its flags up again. Raises `RefusedError` when it is too late."""
    target = find(decision.kind, decision.object_id)
    if target is None or decision.verdict not in Verdict.undoable() or hasattr(decision, "undone_by"):
        raise RefusedError(_("This decision can no longer be undone."))
    check(target, by)
    Flag.objects.filter(decision=decision).update(state=FlagState.OPEN, decision=None)
    if decision.verdict == Verdict.HIDDEN:
        return show(target, by=by, undoes=decision)
    return record(target, Verdict.REOPENED, by=by, undoes=decision)


def is_hideable(target: Target) -> bool:
    """Whether it is online: a person isn't, and what is hidden already isn't either."""
    return target.kind != Kind.PERSON and target.is_public
