"""Documents of resources leave by `/outils/…/fichiers/` only: `/documents/` would give drafts to who guesses a name.

Wagtail serves any document at `/documents/<number>/<name>`. One that stands in a resource, published or not, is
refused there, or led to its address, unless it is used elsewhere too: what a page or a tool links to is public by that.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.documents.models import Document
from wagtail.models import ReferenceIndex

from portal.walls import may_work_on

from .files import public_files
from .models import Resource, ResourceFile, ResourceIndexPage, Tool
from .protecting import drafts_with


def answer_for(document: Document, request: HttpRequest) -> HttpResponse | None:
    """Return where a document is to be taken instead, None for one that Wagtail may serve; else raise `Http404`."""
    row = public_files().filter(document=document).order_by("sort_order", "pk").first()
    if row:
        return redirect("resource_file", row.resource.slug, row.pk)
    if not stands_in_a_resource(document) or is_used_elsewhere(document) or _works_on_resources(request.user):
        return None
    raise Http404


def stands_in_a_resource(document: Document) -> bool:
    """Whether a resource has this file, or will have it once its draft is published."""
    return ResourceFile.objects.filter(document=document).exists() or bool(drafts_with(document))


def is_used_elsewhere(document: Document) -> bool:
    """Whether a tool or a page that is no resource links to it."""
    resources = ContentType.objects.get_for_model(Resource)
    links = (
        ReferenceIndex.get_references_to(document).exclude(base_content_type=resources).exclude(content_type=resources)
    )
    return Tool.objects.filter(document=document).exists() or links.exists()


def _works_on_resources(user: Any) -> bool:
    return user.is_authenticated and may_work_on(ResourceIndexPage, user)
