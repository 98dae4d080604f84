"""One click on "save", in one transaction: lock the request, look for a conflict, keep, publish or have it read."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from django.db import transaction
from wagtail.actions.edit_page import EditPageAction

from accounts.models import User
from accounts.suspensions import refuse_suspended
from portal.editing import review, versions
from portal.editing.conflicts import Conflict, chosen, conflict_in

from .. import permissions
from ..actions import WayClosedError
from ..choices import State
from ..models import HelpRequestPage
from .changing import locked
from .contents import REQUEST
from .ways import may_edit


class Saved(Enum):
    """What became of a change."""

    NOTHING = "nothing"
    DRAFT = "draft"
    PUBLISHED = "published"
    SENT = "sent"


@transaction.atomic
def save(
    help_request: HelpRequestPage, said: Mapping[str, Any], *, by: User, answers: Mapping[str, Any]
) -> Conflict | Saved:
    """Keep what somebody typed; return the conflict instead when the request was changed under them.

    `answers` is what was sent: the version the form was opened on, choices made in an earlier conflict, and `send`.
    Raises `WayClosedError` for a request that is over, `ValidationError` for somebody who is suspended.
    """
    refuse_suspended(by)
    page = locked(help_request)
    if not may_edit(page):
        raise WayClosedError(page.state, State.OPEN)
    wanted = chosen(said, answers)
    if conflict := conflict_in(REQUEST, page, wanted, base=str(answers.get("version", ""))):
        return conflict
    return _keep(page, wanted, by=by, sends=page.state != State.DRAFT or "send" in answers)


def _keep(page: HelpRequestPage, wanted: Mapping[str, Any], *, by: User, sends: bool) -> Saved:
    draft = versions.latest(page)
    is_new = bool(REQUEST.differing(wanted, REQUEST.read(draft)))
    if is_new:
        review.take_back(page, by=by)
        REQUEST.write(draft, wanted)
        EditPageAction(draft, user=by).execute(skip_permission_checks=True)
    if not sends or not (is_new or _is_unread(page)):
        return Saved.DRAFT if is_new else Saved.NOTHING
    return _send(HelpRequestPage.objects.get(pk=page.pk), by=by)


def _is_unread(page: HelpRequestPage) -> bool:
    """Whether there is something nobody has agreed to yet: a draft, or what moderators sent back."""
    return (not page.live or page.has_unpublished_changes) and not review.is_in_review(page)


def _send(page: HelpRequestPage, *, by: User) -> Saved:
    """Publish for those who were vouched for; what moderators refused is read again, whoever wrote it."""
    period = page.current_period
    was_refused = bool(period and period.cause)
    if permissions.publishes_at_once(by, page) and not was_refused:
        page.get_latest_revision().publish(user=by, skip_permission_checks=True)
        return Saved.PUBLISHED
    review.send(page, by=by)
    return Saved.SENT
