"""A document that stands in a resource's draft is kept too: the database knows published rows only.

What members propose stands in a draft alone (`proposing.py`); without this, emptying a collection would leave an
editor with a draft that can't be opened any more.
"""

from typing import Any

from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.documents.models import Document

from .models import Resource


@receiver(pre_delete, sender=Document)
def keep_what_drafts_use(instance: Document, **kwargs: Any) -> None:
    """Raise `ProtectedError` naming the resources whose draft has this file."""
    if users := drafts_with(instance):
        raise ProtectedError("A draft of a resource uses this document.", set(users))


def drafts_with(document: Document) -> list[Resource]:
    """Return the resources whose waiting version has a file; there are few drafts, and JSON isn't searched alike."""
    waiting = Resource.objects.filter(has_unpublished_changes=True).select_related("latest_revision")
    return [page for page in waiting if page.latest_revision and document.pk in documents_of(page)]


def documents_of(page: Resource) -> set[int]:
    """Return the keys of the documents in a resource's latest version."""
    rows = page.latest_revision.content.get("files") or ()
    return {row["document"] for row in rows if row.get("document")}
