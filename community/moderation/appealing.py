"""An author asks somebody else to look at a decision again, and that somebody decides."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User

from . import hiding, sanctioning
from .choices import AppealState, Verdict
from .deciding import NotYoursError, RefusedError, already, check, record, refuse_against_author
from .models import Appeal, Decision
from .reviewing import reopen_refused
from .targets import Target, find


@transaction.atomic
def appeal(decision: Decision, *, by: User, text: str) -> Appeal:
    """Ask for a second look; raises `RefusedError` for somebody else's decision and for one that takes nothing."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if decision.author_id != by.pk or decision.verdict not in Verdict.appealable():
        raise RefusedError(_("Only the author may appeal against a decision."))
    found, _created = Appeal.objects.get_or_create(decision=decision, defaults={"text": text})
    return found


@transaction.atomic
def answer(target: Target, *, by: User, granted: bool, comment: str = "") -> Decision:
    """Decide the appeal that waits on a thing: somebody other than the first decider grants or rejects it."""
    check(target, by)
    found = waiting_appeal(target, lock=True)
    if found is None:
        raise already(target.kind, target.pk)
    if found.decision.by_id == by.pk:
        raise NotYoursError(_("Somebody else decides on an appeal against your decision."))
    outcome = record(target, Verdict.APPEAL_GRANTED if granted else Verdict.APPEAL_REJECTED, by=by, comment=comment)
    Appeal.objects.filter(pk=found.pk).update(
        state=AppealState.GRANTED if granted else AppealState.REJECTED, outcome=outcome
    )
    if granted:
        take_back(found.decision, target, by)
    return outcome


def waiting_appeal(target: Target, *, lock: bool = False) -> Appeal | None:
    """Return the appeal that waits on a thing, the oldest when there are several."""
    about = {"decision__kind": target.kind, "decision__object_id": target.pk}
    waiting = Appeal.objects.filter(state=AppealState.OPEN, **about).order_by("at", "pk")
    # Only the appeal's own row: PostgreSQL locks no outer join.
    pk = (waiting.select_for_update(of=("self",)) if lock else waiting).values_list("pk", flat=True).first()
    return Appeal.objects.select_related("decision__by").filter(pk=pk).first() if pk else None


def take_back(decision: Decision, target: Target, by: User) -> None:
    """Undo what a decision did: publish what it refused, show what it hid, lift what it suspended."""
    if decision.verdict == Verdict.REFUSED:
        refuse_against_author(target)
        page = target.thing
        (page.revisions.filter(pk=decision.revision).first() or page.get_latest_revision()).publish(
            user=by, skip_permission_checks=True
        )
        reopen_refused(target, by)
    elif decision.verdict == Verdict.HIDDEN:
        fresh = find(target.kind, target.pk)
        if fresh and fresh.is_hidden:
            hiding.show(fresh, by=by, undoes=None if hasattr(decision, "undone_by") else decision)
    elif decision.verdict == Verdict.SUSPENDED:
        sanctioning.lift_suspension(decision)
