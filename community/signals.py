"""Each request gets its thread when it is first published; the index forgets a thread that is deleted."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from help_requests.models import HelpRequestPage
from portal.work import outbox

from .models import Thread


@receiver(page_published, sender=HelpRequestPage)
def open_thread(instance: HelpRequestPage, **kwargs: Any) -> None:
    """Open the thread, once."""
    Thread.objects.get_or_create(help_request=instance)


@receiver(post_delete, sender=Thread)
def thread_gone(instance: Thread, **kwargs: Any) -> None:
    """Have the index forget it; whatever else changes in a thread or its request is announced with the request."""
    outbox.put("index", kind="thread", pk=instance.pk)
