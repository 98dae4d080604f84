"""Moving a request to another state in its people's place: by their own verbs, with the reason a coordinator gives."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from help_requests.actions import WayClosedError, change_state
from help_requests.choices import State
from help_requests.following import changing
from help_requests.models import HelpRequestPage
from portal.editing import review


class CannotMoveError(Exception):
    """Raised with the sentence that says why a request stays where it is."""


@transaction.atomic
def move(page: HelpRequestPage, state: State, *, by: User, comment: str) -> str:
    """Move a request to `state` and return the sentence that says so.

    Withdrawn, it leaves the list; opened again, it comes back with a new last day, after the moderators when it was
    changed since they read it. The reason stays in its history, which its people and the team read.
    """
    try:
        if state == State.WITHDRAWN:
            changing.withdraw(page, by=by, comment=comment)
        elif state == State.OPEN and page.state in State.closed():
            if not changing.reopen(page, by=by, comment=comment):
                return _("The moderators read it first.")
        else:
            change_state(page, state, by=by, comment=comment)
            if state in State.closed():
                # A change that still waits to be read would be published under a request that is over.
                review.take_back(page, by=by)
    except WayClosedError as closed:
        said = {"current": closed.current.label, "wanted": closed.wanted.label}
        raise CannotMoveError(_("No way leads from “%(current)s” to “%(wanted)s”.") % said) from closed
    except ValidationError as refused:
        raise CannotMoveError(" ".join(refused.messages)) from refused
    return str(state.label)
