"""From what was posted to what is done: one table of verdicts, for the panel and for bulk actions."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from accounts.models import User

from . import appealing, hiding, reviewing, sanctioning
from .choices import FlagState, Kind, Verdict
from .deciding import RefusedError, settle_flags
from .models import Decision
from .targets import Target

Given = Mapping[str, Any]


def _approve(target: Target, by: User, given: Given) -> Decision:
    return reviewing.approve(target, by=by, seen=given.get("seen"), comment=given.get("comment", ""))


def _changes(target: Target, by: User, given: Given) -> Decision:
    return reviewing.ask_for_changes(target, by=by, seen=given.get("seen"), comment=given["comment"])


def _refuse(target: Target, by: User, given: Given) -> Decision:
    words = {"reason": given["reason"], "comment": given.get("comment", "")}
    return reviewing.refuse(target, by=by, seen=given.get("seen"), **words)


def _hide(target: Target, by: User, given: Given) -> Decision:
    return hiding.hide(target, by=by, reason=given["reason"], comment=given.get("comment", ""))


def _show(target: Target, by: User, given: Given) -> Decision:
    return hiding.show(target, by=by, comment=given.get("comment", ""))


def _dismiss(target: Target, by: User, given: Given) -> Decision:
    return hiding.dismiss(target, by=by, comment=given.get("comment", ""))


def _grant(target: Target, by: User, given: Given) -> Decision:
    return appealing.answer(target, by=by, granted=True, comment=given.get("comment", ""))


def _reject(target: Target, by: User, given: Given) -> Decision:
    return appealing.answer(target, by=by, granted=False, comment=given.get("comment", ""))


def _author(target: Target) -> User:
    if target.author is None:
        raise RefusedError("")
    return target.author


def _warn(target: Target, by: User, given: Given) -> Decision:
    decision = sanctioning.warn(_author(target), by=by, reason=given["reason"], comment=given.get("comment", ""))
    return _followed(target, decision)


def _suspend(target: Target, by: User, given: Given) -> Decision:
    days = int(given.get("days") or 7) or None
    words = {"reason": given["reason"], "comment": given.get("comment", "")}
    return _followed(target, sanctioning.suspend(_author(target), by=by, days=days, **words))


def _followed(target: Target, decision: Decision) -> Decision:
    """Close the flags on private messages: what happens to their author is all that can be decided on them."""
    if target.kind == Kind.TALK:
        settle_flags(target, FlagState.UPHELD, decision)
    return decision


def _lift(target: Target, by: User, given: Given) -> Decision:
    return sanctioning.lift(_author(target), by=by, comment=given.get("comment", ""))


DEEDS: dict[str, Callable[[Target, User, Given], Decision]] = {
    Verdict.APPROVED: _approve,
    Verdict.CHANGES_ASKED: _changes,
    Verdict.REFUSED: _refuse,
    Verdict.HIDDEN: _hide,
    Verdict.SHOWN: _show,
    Verdict.DISMISSED: _dismiss,
    Verdict.APPEAL_GRANTED: _grant,
    Verdict.APPEAL_REJECTED: _reject,
    Verdict.WARNED: _warn,
    Verdict.SUSPENDED: _suspend,
    Verdict.LIFTED: _lift,
}


@transaction.atomic
def decide(target: Target, verdict: str, *, by: User, given: Given) -> Decision:
    """Carry a decision out; raises `RefusedError` in words when it can't be taken."""
    if verdict not in DEEDS:
        raise RefusedError(verdict)
    return DEEDS[verdict](target, by, given)
