"""Keeping a screen and sending a request: each one transaction, with all that it announces."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.suspensions import refuse_suspended
from directory.editing.forms import Screen
from portal.editing import review

from ..choices import HelpKind, State
from ..models import HelpRequestPage, Term
from ..permissions import publishes_at_once
from . import drafts, letters, steps
from .sensitive import found_in
from .steps import Step


@transaction.atomic
def keep(user: User, pk: int, screen: Screen, *, step: Step, is_done: bool = True) -> HelpRequestPage:
    """Put a screen that is valid on the draft, as it is now: two tabs on two screens lose nothing of each other.

    A screen left half-way isn't done (`is_done`), and is where one goes on.
    Raises `ValidationError` for an establishment that can't be joined or added.
    """
    draft = drafts.own_draft(user, pk, lock=True)
    for part in screen.parts.values():
        part.write(draft, by=user)
    drafts.save(draft, by=user, reached=step.number if is_done else step.number - 1)
    for part in screen.parts.values():
        part.keep(draft, by=user)
    return draft


@transaction.atomic
def submit_request(draft: HelpRequestPage, *, by: User) -> HelpRequestPage:
    """Send a draft: to everybody when its establishment is vouched for, else to a moderator; twice is once.

    Raises `ValidationError` for what isn't complete or says too much, and for somebody who is suspended.
    """
    refuse_suspended(by)
    page = HelpRequestPage.objects.select_for_update(of=("self", "page_ptr")).get(pk=draft.pk)
    if page.first_published_at or page.state != State.DRAFT:
        return page
    latest = page.get_latest_revision_as_object()
    if problems := lacking(latest):
        raise ValidationError(problems)
    if publishes_at_once(by, latest):
        page.get_latest_revision().publish(user=by, skip_permission_checks=True)
        letters.published(page, to=by, until=Term.objects.get(help_request=page).expires_on)
    else:
        review.send(page, by=by)
        letters.in_review(page, to=by)
    page.refresh_from_db()
    return page


def lacking(draft: HelpRequestPage) -> list[str]:
    """Return what keeps a draft from being sent, in words."""
    problems = []
    if draft.asking.reached < steps.WHERE.number:
        problems.append(_("Some screens are still to be filled in."))
    if draft.kind != HelpKind.ADVICE and not draft.needs.all():
        problems.append(_("Say who you are looking for."))
    kept = set(draft.kept_findings.values_list("digest", flat=True))
    texts = f"{draft.title}\n{draft.description}"
    if any(not one.may_stay or one.digest not in kept for one in found_in(texts)):
        problems.append(_("The text still holds what may tell who somebody is: go back to the first screen."))
    return problems
