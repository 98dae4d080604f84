"""What happens when Wagtail publishes or withdraws a request, in the same transaction."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    task_submitted,
    workflow_cancelled,
    workflow_rejected,
)

from directory.models import Establishment

from . import actions
from .asking import wishing
from .choices import State
from .following import places, terms
from .models import HelpRequestPage


@receiver(page_published, sender=HelpRequestPage)
def request_published(instance: HelpRequestPage, **kwargs: Any) -> None:
    """A request published for the first time starts to look for somebody."""
    revision = kwargs.get("revision")
    is_new = instance.state in State.unpublished()
    if is_new:
        actions.change_state(instance, State.OPEN, by=revision.user if revision else None)
    if revision:
        places.keep_keys(instance, revision)
    terms.hold_as_long_as_it_says(instance)
    if is_new:
        wishing.propose_to_wished(instance)
    actions.announce(instance)


@receiver(task_submitted)
def request_sent(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    """What is sent before it was ever public, or after it was refused, is in review; what is online stays as it is."""
    page = reviewed(instance.workflow_state)
    if page and not page.live and page.state in (State.DRAFT, State.WITHDRAWN):
        actions.change_state(page, State.IN_REVIEW, by=user)


@receiver(workflow_rejected, sender=WorkflowState)
@receiver(workflow_cancelled, sender=WorkflowState)
def request_came_back(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """What moderators send back, or its author takes back, is a draft again, whichever screen it was done on."""
    page = reviewed(instance)
    if page and page.state == State.IN_REVIEW:
        actions.change_state(page, State.DRAFT, by=user)


def reviewed(state: WorkflowState) -> HelpRequestPage | None:
    """Return the request that a review is about, None for other pages."""
    if not issubclass(state.content_type.model_class() or object, HelpRequestPage):
        return None
    return HelpRequestPage.objects.filter(pk=state.object_id).first()


@receiver(page_unpublished, sender=HelpRequestPage)
@receiver(page_slug_changed, sender=HelpRequestPage)
@receiver(post_delete, sender=HelpRequestPage)
def request_gone_or_moved(instance: HelpRequestPage, **kwargs: Any) -> None:
    """The index must forget it, or learn its new address."""
    actions.announce(instance)


@receiver(post_save, sender=Establishment)
def establishment_changed(instance: Establishment, created: bool, **kwargs: Any) -> None:
    """Its name, or what the public reads in its place, stands on the cards of its requests."""
    if not created:
        for page in HelpRequestPage.objects.live().filter(establishment=instance):
            actions.announce(page)
