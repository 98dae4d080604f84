"""The verbs of a request's people: put off, withdraw, open again. Each is one transaction, with who and why."""

from datetime import date

from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from accounts.models import User
from accounts.suspensions import refuse_suspended
from portal.editing import review, versions

from .. import permissions
from ..actions import WayClosedError, announce, change_state
from ..choices import State
from ..models import HelpRequestPage
from . import terms
from .contents import REQUEST

PUT_OFF = "help_requests.put_off"


def locked(help_request: HelpRequestPage) -> HelpRequestPage:
    """Return the request as it is now, nobody else changing it until the end of the transaction."""
    return HelpRequestPage.objects.select_for_update().get(pk=help_request.pk)


def is_hidden(help_request: HelpRequestPage) -> bool:
    """Whether moderation, and not its people, took it offline: they alone put it back."""
    was_public = help_request.first_published_at is not None
    by_us = (State.DRAFT, State.IN_REVIEW, State.WITHDRAWN)
    return was_public and not help_request.live and help_request.state not in by_us


@transaction.atomic
def put_off(help_request: HelpRequestPage, *, by: User) -> date:
    """Have a request hold a month from today; return until when. Raises `WayClosedError` for one that is closed."""
    page = locked(help_request)
    if not page.is_taking_answers:
        raise WayClosedError(page.state, State.OPEN)
    until = terms.put_off(page)
    log(instance=page, action=PUT_OFF, user=by, data={"until": until.isoformat()})
    return until


@transaction.atomic
def withdraw(help_request: HelpRequestPage, *, by: User, comment: str = "") -> None:
    """Take a request back: out of review, out of the list and of the search; its people still read it.

    Raises `WayClosedError` for one that is over, or that moderation took offline: withdrawn, it could be opened again.
    """
    page = locked(help_request)
    if is_hidden(page):
        raise WayClosedError(page.state, State.WITHDRAWN)
    review.take_back(page, by=by)
    change_state(HelpRequestPage.objects.get(pk=page.pk), State.WITHDRAWN, by=by, comment=comment)
    if page.live:
        UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)


@transaction.atomic
def reopen(help_request: HelpRequestPage, *, by: User, comment: str = "") -> bool:
    """Have a request look for somebody again, with a new term; return False when moderators read it first.

    Raises `WayClosedError` for one that moderation refused or took offline, `ValidationError` for somebody suspended.
    """
    refuse_suspended(by)
    page = locked(help_request)
    if page.is_taking_answers:
        return True
    if not may_reopen(page):
        raise WayClosedError(page.state, State.OPEN)
    if not page.live and not (says_what_was_read(page) or permissions.publishes_at_once(by, page)):
        review.send(page, by=by)
        return False
    change_state(page, State.OPEN, by=by, comment=comment)
    if not page.live:
        versions.latest(page).save_revision(user=by, clean=False).publish(user=by, skip_permission_checks=True)
    announce(page)
    return True


def may_reopen(page: HelpRequestPage) -> bool:
    """Whether its people may open it again: it ended, and moderation has nothing against it."""
    period = page.current_period
    return page.state in State.closed() and not is_hidden(page) and not (period and period.cause)


def says_what_was_read(page: HelpRequestPage) -> bool:
    """Whether the last version is the one that was online: nothing of it is left to be read."""
    if page.first_published_at is None:
        return False
    return not REQUEST.differing(REQUEST.read(versions.latest(page)), REQUEST.read(page))
