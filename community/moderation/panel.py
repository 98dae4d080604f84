"""Everything a moderator needs to decide on one thing, and the decisions they have."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.suspensions import Suspension, suspension_of

from .appealing import waiting_appeal
from .choices import FlagState, Kind, Verdict
from .comparing import comparison
from .hiding import is_hideable
from .models import Appeal, Decision, Flag, Opening
from .queue import histories
from .reviewing import waiting_task
from .targets import Target

MOST_PAST = 20
PAGES = (Kind.PROFILE, Kind.REQUEST, Kind.RESOURCE)


@dataclass(frozen=True)
class Option:
    """A button: the verdict it posts, what it says, how it looks."""

    verdict: Verdict
    label: str | Promise
    look: str = "button-secondary"


@dataclass(frozen=True)
class Panel:
    """A thing of the queue with what is known of it."""

    target: Target
    seen: int | None
    options: list[Option]
    flags: list[Flag]
    past: list[Decision]
    history: str
    appeal: Appeal | None = None
    suspension: Suspension | None = None
    changes: list[Any] = field(default_factory=list)

    @property
    def needs_reason(self) -> bool:
        """Whether one of the buttons needs a reason."""
        return any(option.verdict in (Verdict.REFUSED, Verdict.HIDDEN) for option in self.options)

    @property
    def edit_url(self) -> str:
        """Where a page stands in the editor."""
        is_page = self.target.kind in PAGES
        return reverse("wagtailadmin_pages:edit", args=[self.target.pk]) if is_page else ""


def panel_of(target: Target, request: HttpRequest) -> Panel:
    """Gather what is known of a thing; reading somebody's draft is written down (`Opening`)."""
    note_opening(target, request.user)
    is_page = target.kind in PAGES
    flags = list(Flag.objects.about(target.kind, target.pk).filter(state=FlagState.OPEN))
    appeal = waiting_appeal(target)
    past = Decision.objects.about(target.kind, target.pk).select_related("by", "undone_by")[:MOST_PAST]
    return Panel(
        target=target,
        seen=target.thing.latest_revision_id if is_page else None,
        options=options(target, flags=flags, appeal=appeal, user=request.user),
        flags=flags,
        past=list(past),
        history=histories([target.author.pk]).get(target.author.pk, "") if target.author else "",
        appeal=appeal,
        suspension=suspension_of(target.author) if target.author else None,
        changes=comparison(target.thing, request) if is_page else [],
    )


def note_opening(target: Target, user: Any) -> None:
    """Write down that somebody opened this, once a day."""
    Opening.objects.get_or_create(by=user, kind=target.kind, object_id=target.pk, defaults={"region_id": target.region})


def options(target: Target, *, flags: list[Flag], appeal: Appeal | None, user: Any) -> list[Option]:
    """Return the decisions that make sense now, the one that lets things be first; none on what is one's own."""
    if target.author_id == user.pk:
        return []
    found: list[Option] = []
    if waiting_task(target):
        found += [
            Option(Verdict.APPROVED, _("Approve"), ""),
            Option(Verdict.CHANGES_ASKED, _("Ask for changes")),
            Option(Verdict.REFUSED, _("Refuse"), "no"),
        ]
    if target.is_held and not target.is_hidden:
        found += [Option(Verdict.SHOWN, _("Publish"), ""), Option(Verdict.HIDDEN, _("Hide"), "no")]
    if flags:
        is_private = target.kind == Kind.TALK
        label = _("Set the flags aside") if is_private else _("Leave online, set the flags aside")
        found.append(Option(Verdict.DISMISSED, label))
    if appeal and appeal.decision.by_id != user.pk:
        found += [
            Option(Verdict.APPEAL_GRANTED, _("Grant the appeal")),
            Option(Verdict.APPEAL_REJECTED, _("Reject the appeal"), "no"),
        ]
    if is_hideable(target):
        found.append(Option(Verdict.HIDDEN, _("Take offline"), "no"))
    elif target.is_hidden and not found:
        found.append(Option(Verdict.SHOWN, _("Put back online")))
    return found
