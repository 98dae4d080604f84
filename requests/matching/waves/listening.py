"""What begins, ends and answers waves, in the transaction of the change.

Rows written in bulk send no signal, so loading a data set tells nobody.
"""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from accounts.notices import inbox
from help_requests.choices import State
from help_requests.models import Offer, StatePeriod

from .kind import key_of
from .models import Wave
from .telling import ask_for_next


@receiver(post_save, sender=StatePeriod, dispatch_uid="matching.waves.state")
def state_changed(instance: StatePeriod, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A request that opens, or opens again, is told to the next ten; what a closed one still holds is taken back."""
    if not created or raw or instance.ended_at is not None:
        return
    if instance.state == State.OPEN:
        last = Wave.objects.filter(help_request=instance.help_request_id).order_by("-number").first()
        if last is None or last.next_at is None:
            ask_for_next(instance.help_request_id, after=last.number if last else 0)
    elif instance.state in State.closed():
        inbox.withdraw(key_of(instance.help_request_id))


@receiver(post_save, sender=Offer, dispatch_uid="matching.waves.offer")
def offered(instance: Offer, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Whoever offers has answered what they were told."""
    if created and not raw and instance.volunteer.user:
        inbox.done(instance.volunteer.user, key_of(instance.help_request_id))
