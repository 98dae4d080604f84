"""Images and documents: those that a published page of the editors shows, and no others.

Photos of people, drafts' pictures and what was uploaded for later are in the same library; what isn't on the site
isn't here.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Model, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.pagination import paginate
from wagtail.api.v3.pagination import WagtailLimitOffsetPagination
from wagtail.api.v3.querysets import get_pages_queryset
from wagtail.api.v3.registry import registry
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage

Image, Document = get_image_model(), get_document_model()
ImageSchema: Any = registry.get(Image._meta.label).read_schema
DocumentSchema: Any = registry.get(Document._meta.label).read_schema
# What members write shows its files to whom they choose: never by this door.
MEMBERS_PAGES = (VolunteerProfilePage, HelpRequestPage)

images, documents = Router(tags=["images"]), Router(tags=["documents"])


def on_the_site(request: HttpRequest, model: type[Model]) -> QuerySet[Any]:
    """Return the files of a model that a published page of the editors refers to."""
    pages = get_pages_queryset(request).not_type(MEMBERS_PAGES).order_by().values("pk")
    pointing = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(model),
    ).annotate(page=Cast("object_id", BigIntegerField()), file=Cast("to_object_id", BigIntegerField()))
    used = pointing.filter(page__in=pages).values("file")
    return (
        model._default_manager.filter(pk__in=used).select_related("collection").prefetch_related("tags").order_by("pk")
    )


@images.get("/", response=list[ImageSchema], url_name="list_images", summary="List images")
@paginate(WagtailLimitOffsetPagination)
def list_images(request: HttpRequest) -> Any:
    """List the pictures of published pages."""
    return on_the_site(request, Image)


@images.get("/{image_id}/", response=ImageSchema, url_name="detail_image", summary="One image")
def get_image(request: HttpRequest, image_id: int) -> Any:
    """Show where a picture is and how large."""
    return get_object_or_404(on_the_site(request, Image), pk=image_id)


@documents.get("/", response=list[DocumentSchema], url_name="list_documents", summary="List documents")
@paginate(WagtailLimitOffsetPagination)
def list_documents(request: HttpRequest) -> Any:
    """List the documents that published pages offer."""
    return on_the_site(request, Document)


@documents.get("/{document_id}/", response=DocumentSchema, url_name="detail_document", summary="One document")
def get_document(request: HttpRequest, document_id: int) -> Any:
    """Show where a document is."""
    return get_object_or_404(on_the_site(request, Document), pk=document_id)
