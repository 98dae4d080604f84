"""One decision: written down, told to the author and to those who flagged, in the transaction of the change."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.consent import Consent, Purpose
from accounts.models import User

from . import letters
from .choices import FlagState, Kind, Verdict
from .models import Decision, Flag
from .remits import reaches
from .targets import Target


class RefusedError(Exception):
    """Raised when a decision can't be taken; its text is for the moderator."""


class AlreadyDecidedError(RefusedError):
    """Raised when somebody else was faster; says who, what and when."""


class NotYoursError(RefusedError):
    """Raised for somebody who may not decide on this thing."""


def check(target: Target, by: User) -> None:
    """Raise `NotYoursError` unless this is somebody's to decide: in their regions, and not their own."""
    if not reaches(by, target.region):
        raise NotYoursError(_("This is not in your regions."))
    if target.author_id == by.pk:
        raise NotYoursError(_("Somebody else decides on what is yours."))


def refuse_against_author(target: Target) -> None:
    """Raise `RefusedError` before a page is published whose owner took the agreement back, or took it offline since.

    Whoever never was asked here (a data set brought the page with its body's agreement) took nothing back.
    """
    if target.kind != Kind.PROFILE or target.author is None:
        return
    asked = Consent.objects.filter(user=target.author, purpose=Purpose.PUBLIC_PROFILE)
    if asked.exists() and not asked.standing().exists():
        raise RefusedError(_("This person no longer agrees to be published."))


def record(target: Target, verdict: Verdict, *, by: User | None, told: bool = True, **fields: Any) -> Decision:
    """Write a decision down and have its author told; to be called in the transaction of what it changes."""
    decision = Decision.objects.create(
        kind=target.kind,
        object_id=target.pk,
        author=target.author,
        region_id=target.region,
        verdict=verdict,
        by=by,
        **fields,
    )
    if told and verdict in Verdict.told():
        letters.tell_author(decision, target)
    return decision


def settle_flags(target: Target, state: FlagState, decision: Decision) -> int:
    """Close the flags that wait on a thing and tell those who flagged; return how many there were."""
    waiting = list(Flag.objects.select_for_update().about(target.kind, target.pk).filter(state=FlagState.OPEN))
    Flag.objects.filter(pk__in=[flag.pk for flag in waiting]).update(state=state, decision=decision, sender="")
    for flag in waiting:
        letters.tell_flagger(flag, followed=state == FlagState.UPHELD)
    return len(waiting)


def already(kind: Kind | str, pk: int) -> AlreadyDecidedError:
    """Return the error that says who decided on this thing last."""
    last = Decision.objects.about(kind, pk).select_related("by").first()
    if last is None:
        return AlreadyDecidedError(_("There is nothing left to decide here."))
    words = {
        "who": last.by or _("Somebody"),
        "verdict": last.get_verdict_display().lower(),
        "when": timezone.localtime(last.at).strftime("%d/%m/%Y %H:%M"),
    }
    return AlreadyDecidedError(_("%(who)s has decided already: %(verdict)s (%(when)s).") % words)
