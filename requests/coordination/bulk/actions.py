"""The same thing for many requests: each on its own, so that one that can't be keeps none from the others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from help_requests.choices import State
from help_requests.models import HelpRequestPage

from ..sheet import handling
from ..sheet.states import CannotMoveError, move
from . import letters


class CannotError(Exception):
    """Raised with the sentence that says why a request is left as it is."""


@dataclass(frozen=True)
class Result:
    """What became of one request."""

    page: HelpRequestPage
    is_done: bool
    said: str


Verb = Callable[[HelpRequestPage], str]


def each(pages: Iterable[HelpRequestPage], verb: Verb) -> list[Result]:
    """Do it for each request in a transaction of its own; return what became of each."""
    return [_one(page, verb) for page in pages]


def _one(page: HelpRequestPage, verb: Verb) -> Result:
    try:
        with transaction.atomic():
            return Result(page, True, verb(page))
    except CannotError as why:
        return Result(page, False, str(why))


def assign(coordinator: User | None, *, by: User) -> Verb:
    """Have a coordinator see to each, or nobody."""

    def verb(page: HelpRequestPage) -> str:
        changed = handling.assign(page, coordinator=coordinator, by=by)
        if not changed:
            return _("It was so already.")
        return _("%(name)s sees to it") % {"name": coordinator} if coordinator else _("Nobody sees to it now.")

    return verb


def change(state: State, *, comment: str, by: User) -> Verb:
    """Move each to a state."""

    def verb(page: HelpRequestPage) -> str:
        try:
            return move(page, state, by=by, comment=comment)
        except CannotMoveError as why:
            raise CannotError(str(why)) from why

    return verb


def remind(message: str, *, by: User) -> Verb:
    """Ask whoever asked for help where they are: once a day for a request, however often one clicks."""

    def verb(page: HelpRequestPage) -> str:
        if not page.is_taking_answers:
            raise CannotError(_("It is closed: nobody is reminded of it."))
        number = letters.remind(page, message)
        if not number:
            raise CannotError(_("Nobody can be written to: call the establishment."))
        return ngettext("%(number)d person is written to.", "%(number)d people are written to.", number) % {
            "number": number
        }

    return verb
