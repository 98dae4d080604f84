"""What the people of a request can do with it now: each a link to a screen that asks before it acts."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ..choices import State
from ..models import HelpRequestPage
from .changing import is_hidden, may_reopen


@dataclass(frozen=True)
class Way:
    """A button: what it says, where it leads, its icon; one of them is the likeliest."""

    label: str
    url: str
    icon: str
    is_first: bool = False


def ways_on(page: HelpRequestPage) -> list[Way]:
    """Return what can be done, the likeliest first; nothing with what moderation took offline."""
    return [] if is_hidden(page) else list(_ways(page))


def may_edit(page: HelpRequestPage) -> bool:
    """Whether its text can be changed: what is over is opened again first, what was refused may be put right."""
    period = page.current_period
    is_refused = bool(period and period.state == State.WITHDRAWN and period.cause)
    return is_refused or (page.state not in State.closed() and not is_hidden(page))


def is_begun(page: HelpRequestPage) -> bool:
    """Whether its author goes on with it screen by screen (`asking/`): what was sent once is edited on one screen."""
    return page.submitted_at is None and not page.live and hasattr(page, "asking")


def _ways(page: HelpRequestPage) -> Iterator[Way]:
    was_sent = page.submitted_at is not None
    if page.is_taking_answers:
        yield _way("close_request", page, _("Close it"), "check", first=True)
    if is_begun(page):
        yield Way(_("Go on"), reverse("ask_resume", args=[page.pk]), "arrow", is_first=True)
    elif may_edit(page):
        yield _way("edit_request", page, _("Edit"), "edit", first=not page.is_taking_answers)
    if page.is_taking_answers:
        yield _way("put_off_request", page, _("Put off the last day"), "clock")
    if may_reopen(page):
        yield _way("reopen_request", page, _("Open it again"), "arrow", first=True)
    if page.live:
        yield _way("share_tool", page, _("Share a document"), "file")
    if was_sent and page.state not in State.closed():
        yield _way("withdraw_request", page, _("Withdraw"), "x")


def _way(name: str, page: HelpRequestPage, label: str, icon: str, *, first: bool = False) -> Way:
    return Way(label, reverse(name, args=[page.slug]), icon, first)
