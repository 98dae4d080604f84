"""What becomes of offers when their request is edited or closed, in the same transaction."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from ..actions import state_changed
from ..choices import State
from ..models import HelpRequestPage, StatePeriod
from . import actions


@receiver(state_changed, sender=HelpRequestPage)
def request_closed(help_request: HelpRequestPage, period: StatePeriod, **kwargs: Any) -> None:
    """Whoever still waited for an answer, or for a place, learns that nobody is looked for any more."""
    if period.state in State.closed():
        for offer in help_request.offers.undecided().select_related("volunteer__user", "need"):
            actions.expire(offer)


@receiver(page_published, sender=HelpRequestPage)
def more_people_needed(instance: HelpRequestPage, **kwargs: Any) -> None:
    """A need that was made larger has room for those who wait."""
    if instance.offers.waiting().exists():
        actions.give_free_places(instance)
