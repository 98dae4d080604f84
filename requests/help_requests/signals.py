"""What happens when Wagtail publishes or withdraws a request, in the same transaction."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import WorkflowState
from wagtail.signals import page_published, page_slug_changed, page_unpublished, workflow_rejected

from directory.models import Establishment

from . import actions
from .choices import State
from .models import HelpRequestPage


@receiver(page_published, sender=HelpRequestPage)
def request_published(instance: HelpRequestPage, **kwargs: Any) -> None:
    """A request published for the first time starts to look for somebody."""
    if instance.state in (State.DRAFT, State.IN_REVIEW):
        revision = kwargs.get("revision")
        actions.change_state(instance, State.OPEN, by=revision.user if revision else None)
    actions.announce(instance)


@receiver(workflow_rejected, sender=WorkflowState)
def changes_asked(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """A request that nobody has read yet goes back to its author, who sends it again from its screens."""
    page = HelpRequestPage.objects.filter(pk=instance.object_id).first()
    if page and page.state == State.IN_REVIEW:
        actions.change_state(page, State.DRAFT, by=user)


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
