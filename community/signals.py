"""Each request gets its thread when it is first published."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from help_requests.models import HelpRequestPage

from .models import Thread


@receiver(page_published, sender=HelpRequestPage)
def open_thread(instance: HelpRequestPage, **kwargs: Any) -> None:
    """Open the thread, once."""
    Thread.objects.get_or_create(help_request=instance)
