"""The toolbox in the admin: resources in the explorer, tools as a list from which each can become a resource."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import quote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import ListingButton
from wagtail.documents.models import Document
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.walls import may_work_on

from .admin_listings import ResourceViewSet
from .admin_views import make_resource, may_make
from .isolation import answer_for
from .models import ResourceIndexPage, Tool
from .panels import EndingPanel, ProposedPanel


class ToolViewSet(SnippetViewSet):
    """Tools, by title."""

    model = Tool
    icon = "doc-full"
    menu_label = _("Tools")
    menu_order = 170
    add_to_admin_menu = True
    list_display = ["title", "document"]
    list_per_page = 50
    search_fields = ["title"]
    search_backend_name = None
    copy_view_enabled = False
    panels = [FieldPanel("title"), FieldPanel("document")]


register_snippet(ToolViewSet)


def all_resources(request: HttpRequest) -> HttpResponse:
    """Lead to the resources in the explorer."""
    return redirect("wagtailadmin_explore", ResourceIndexPage.objects.only("pk").get().pk)


@hooks.register("register_admin_viewset")
def viewsets() -> list[ViewSet]:
    """Add the explorer's list of resources."""
    return [ResourceViewSet()]


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Give the resources a short address, and making one of a tool another."""
    return [
        path("ressources/", all_resources, name="cms_resources"),
        path("ressources/depuis-un-outil/<int:pk>/", make_resource, name="cms_make_resource"),
    ]


class ResourcesMenuItem(MenuItem):
    """Shown to those who bring or publish resources."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_work_on(ResourceIndexPage, request.user)


@hooks.register("register_admin_menu_item")
def resources_menu_item() -> MenuItem:
    """Put the resources one click away."""
    url = reverse("cms_resources")
    return ResourcesMenuItem(_("Resources"), url, name="resources", icon_name="doc-full", order=168)


@hooks.register("register_snippet_listing_buttons")
def make_resource_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterable[ListingButton]:
    """Offer to make a resource of each tool."""
    if isinstance(snippet, Tool) and may_make(user):
        url = reverse("cms_make_resource", args=[quote(snippet.pk)])
        yield ListingButton(_("Make a resource of it"), url=url, priority=5)


@hooks.register("before_serve_document")
def keep_resources_apart(document: Document, request: HttpRequest) -> HttpResponse | None:
    """Let the files of resources leave by their own address alone."""
    return answer_for(document, request)


@hooks.register("construct_homepage_panels")
def what_was_proposed(request: HttpRequest, panels: list[Any]) -> None:
    """Say on the dashboard which documents wait for an editor, and which soon end."""
    panels.extend([ProposedPanel(), EndingPanel()])
