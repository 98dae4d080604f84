"""Tools in the admin: a list with the document each one is."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Tool


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
