"""Who sees to a request: given, taken, taken over, each once. Whoever acts on what is no longer so is told first."""

from django.db import transaction

from accounts.models import User
from help_requests.models import HelpRequestPage

from .. import notices
from ..models import Handling


class MeanwhileError(Exception):
    """Raised when a colleague has begun to see to it since the screen was drawn; says who."""

    def __init__(self, colleague: User) -> None:
        super().__init__(colleague)
        self.colleague = colleague


def current_of(help_request: HelpRequestPage) -> Handling | None:
    """Return the row of whoever sees to it now."""
    return Handling.objects.current().filter(help_request=help_request).select_related("coordinator").first()


def mark_of(handling: Handling | None) -> str:
    """Return what a form carries of whom it showed: nothing for nobody."""
    return str(handling.pk) if handling else ""


@transaction.atomic
def assign(help_request: HelpRequestPage, *, coordinator: User | None, by: User, seen: str | None = None) -> bool:
    """Have a coordinator see to a request, or nobody; return whether that is a change.

    `seen` is the mark of whom the form showed; None does it whoever sees to it. Raises `MeanwhileError`.
    """
    # The page row is the lock: of two who take it at once, the second sees the first.
    HelpRequestPage.objects.select_for_update().get(pk=help_request.pk)
    current = current_of(help_request)
    before = current.coordinator if current else None
    if before == coordinator:
        return False
    if before and seen is not None and seen != mark_of(current):
        raise MeanwhileError(before)
    if current:
        current.end()
    if coordinator:
        notices.assigned(Handling.objects.create(help_request=help_request, coordinator=coordinator, by=by))
    if current and before:
        notices.taken_over(current, by=by)
    return True


def take(help_request: HelpRequestPage, *, by: User, seen: str = "") -> bool:
    """See to it oneself; from a colleague only when the screen said that it was theirs. Raises `MeanwhileError`."""
    return assign(help_request, coordinator=by, by=by, seen=seen)
