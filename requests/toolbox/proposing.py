"""A document that members propose: it stands in the draft of a resource, out of sight until an editor publishes that.

The tool itself carries no document: what a tool carries is public (`isolation.py`).
"""

from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify
from wagtail.documents.models import Document
from wagtail.models import Collection

from accounts.models import User

from .actions import draft_from_tool
from .models import ResourceFile, Tool

COLLECTION = "Documents proposés"


@transaction.atomic
def propose(title: str, file: ContentFile, *, by: User) -> Tool:
    """Keep a checked file and have an editor decide on it: nothing of it is public before somebody publishes it."""
    tool = Tool.objects.create(title=title)
    # A name nobody guesses: the address of a document says its name.
    extension = str(file.name).rpartition(".")[2]
    file.name = f"{slugify(title)[:60] or 'document'}-{uuid4().hex[:12]}.{extension}"
    document = Document.objects.create(
        title=title, file=file, file_size=file.size, uploaded_by_user=by, collection=_collection()
    )
    resource = draft_from_tool(tool, by=by)
    resource.files = [ResourceFile(document=document, label=title[:120])]
    resource.save_revision(user=by, clean=False)
    return tool


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)
