"""Closing a request: how it ended, thanks to whom, how content whoever asked is, and what was made of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.suspensions import refuse_suspended
from portal.editing import review
from toolbox.proposing import propose

from ..actions import announce, change_state
from ..choices import State
from ..models import HelpRequestPage, Outcome, ToolSent
from .changing import locked
from .thanking import thank

# More than anything came of; a bound for whoever would fill the disk.
MOST_TOOLS = 10


@dataclass(frozen=True)
class Ending:
    """What somebody says who closes a request."""

    state: State
    text: str = ""
    satisfaction: int | None = None
    thanked: tuple[int, ...] = ()
    tools: tuple[tuple[str, ContentFile], ...] = ()


@transaction.atomic
def close(help_request: HelpRequestPage, ending: Ending, *, by: User) -> Outcome | None:
    """Close a request with its outcome, thank those who helped; return None when it was closed already.

    Raises `WayClosedError` for one that was never open, `ValidationError` for somebody who is suspended.
    """
    refuse_suspended(by)
    page = locked(help_request)
    if page.state in State.closed():
        return None
    change_state(page, ending.state, by=by)
    # A change that still waits to be read would be published under a request that is over.
    review.take_back(page, by=by)
    outcome = Outcome.objects.create(
        help_request=page, text=ending.text, satisfaction=ending.satisfaction, by=by, at=timezone.now()
    )
    if ending.state == State.SOLVED:
        outcome.thanked.set(ending.thanked)
        thank(outcome)
    share_tools(page, ending.tools, by=by)
    return outcome


@transaction.atomic
def share_tools(help_request: HelpRequestPage, tools: Iterable[tuple[str, ContentFile]], *, by: User) -> None:
    """Note documents that came out of a request; each becomes a resource once an editor has read and published it.

    Raises `ValidationError` for somebody who is suspended, and for more documents than one request has.
    """
    refuse_suspended(by)
    new = list(tools)
    if new and help_request.tools_sent.count() + len(new) > MOST_TOOLS:
        raise ValidationError(_("This request has many documents already: write to the team to add more."))
    for title, file in new:
        tool = propose(title, file, by=by)
        ToolSent.objects.create(help_request=help_request, tool=tool)
    announce(help_request)
