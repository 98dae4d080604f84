"""A thread has its first followers with its request, and nothing is told of one that went offline."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_unpublished

from help_requests.models import HelpRequestPage

from ..models import Thread
from . import actions, telling


@receiver(post_save, sender=Thread)
def thread_opened(instance: Thread, created: bool, **kwargs: Any) -> None:
    """Have the asker and their colleagues follow."""
    if created and not kwargs["raw"]:
        actions.begin_with_request(instance)


@receiver(page_unpublished, sender=HelpRequestPage)
def request_offline(instance: HelpRequestPage, **kwargs: Any) -> None:
    """Take back what was told of its thread."""
    if thread := Thread.objects.filter(help_request=instance.pk).first():
        telling.forget_thread(thread)
