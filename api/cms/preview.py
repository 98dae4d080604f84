"""A draft, for whoever holds its token: the front end shows what editors are about to publish."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router
from wagtail.api.rich_text import RichTextOutputFormat
from wagtail.api.v3.routers.pages import PageDetailSchema
from wagtail.models import Page

from .pages import shown
from .tokens import page_of

router = Router(tags=["pages"])


@router.get("/{token}/", response=PageDetailSchema, url_name="preview", summary="A draft, by its token")
def preview(
    request: HttpRequest,
    response: HttpResponse,
    token: str,
    rich_text_format: RichTextOutputFormat | None = None,
) -> Any:
    """Show the latest draft of the page that a token was made for, within an hour."""
    pk = page_of(token)
    if pk is None:
        raise Http404
    response.headers["Cache-Control"] = "private, no-store"
    page = get_object_or_404(Page, pk=pk).get_latest_revision_as_object()
    return shown(request, page)
