"""Pages: listed, found by their path, shown whole."""

from typing import Any, Literal

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from ninja import Query, Router
from ninja.pagination import paginate
from wagtail.api.rich_text import RichTextOutputFormat
from wagtail.api.v3.pagination import WagtailLimitOffsetPagination
from wagtail.api.v3.querysets import get_pages_queryset
from wagtail.api.v3.routers.pages import PageDetailSchema, PageFilterSchema
from wagtail.api.v3.schemas import BasePageSchema
from wagtail.models import Page, Site

router = Router(tags=["pages"])
Order = Literal["id", "-id", "title", "-title", "first_published_at", "-first_published_at"]


@router.get("/", response=list[BasePageSchema], url_name="list_pages", summary="List pages")
@paginate(WagtailLimitOffsetPagination)
def list_pages(request: HttpRequest, filters: Query[PageFilterSchema], order: Order = "id", slug: str = "") -> Any:
    """List what is published, by type, place in the tree, language or slug.

    Wagtail's own parameter `search` isn't taken: it reads fields that some readers may not see.
    """
    model = filters.type[0] if len(filters.type) == 1 else Page
    found = filters.filter(get_pages_queryset(request, model), request)
    return (found.filter(slug=slug) if slug else found).order_by(order, "pk")


@router.get("/find/", response=PageDetailSchema, url_name="find_page", summary="Find a page by its path")
def find_page(request: HttpRequest, html_path: str) -> Any:
    """Lead to the page at a path of the site (`/comment-ca-marche/`)."""
    site = Site.find_for_request(request)
    names = [name for name in html_path.split("/") if name]
    if site is None:
        raise Http404
    page = site.root_page.specific.route(request, names).page
    public = get_object_or_404(get_pages_queryset(request), pk=page.pk)
    return redirect(reverse("wagtailapi_v3:detail_page", kwargs={"page_id": public.pk}))


@router.get("/{page_id}/", response=PageDetailSchema, url_name="detail_page", summary="One page")
def get_page(request: HttpRequest, page_id: int, rich_text_format: RichTextOutputFormat | None = None) -> Any:
    """Show a published page with its text."""
    return shown(request, get_object_or_404(get_pages_queryset(request), pk=page_id).specific)


def shown(request: HttpRequest, page: Page) -> Page:
    """Return a page that names no other that isn't published: not the one above it, not the one it copies."""
    public = get_pages_queryset(request)
    parent = page.get_parent()
    page._cached_parent_obj = parent if parent and public.filter(pk=parent.pk).exists() else None
    if page.alias_of_id and not public.filter(pk=page.alias_of_id).exists():
        page.alias_of = None
    return page
