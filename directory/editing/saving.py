"""One click on "save" or "send", in one transaction: lock the page, look for a conflict, keep, and maybe send."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from portal.editing.conflicts import Conflict, chosen, conflict_in

from . import actions, versions
from .content import PROFILE


@transaction.atomic
def save(user: User, said: Mapping[str, Any], *, answers: Mapping[str, Any]) -> Conflict | None:
    """Keep what somebody typed as a draft; return the conflict instead when the page changed under them.

    `answers` is what was sent: the version the form was opened on, and choices made in an earlier conflict.
    """
    page = versions.own_page(user, lock=True)
    wanted = chosen(said, answers)
    if conflict := conflict_in(PROFILE, page, wanted, base=str(answers.get("version", ""))):
        return conflict
    actions.save_draft(page, wanted, by=user)
    return None


@transaction.atomic
def send(user: User) -> bool:
    """Send somebody's page to review as it was last saved; return False when it is there already."""
    return actions.send_to_review(versions.own_page(user, lock=True), by=user)
