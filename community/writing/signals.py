"""A file goes with its row."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver

from portal.private import delete_with_row

from ..models import Attachment


@receiver(post_delete, sender=Attachment)
def attachment_deleted(instance: Attachment, **kwargs: Any) -> None:
    """Delete the file once that is certain."""
    delete_with_row(instance.file)
