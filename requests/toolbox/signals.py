"""What happens when Wagtail publishes, moves or withdraws a resource, in the same transaction."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from . import actions
from .models import Resource


@receiver(page_published, sender=Resource)
@receiver(page_unpublished, sender=Resource)
@receiver(page_slug_changed, sender=Resource)
@receiver(post_delete, sender=Resource)
def resource_changed(instance: Resource, **kwargs: Any) -> None:
    """The index must learn of it, or forget it."""
    actions.announce(instance)
