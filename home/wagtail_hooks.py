"""The admin as a whole: its style, its menu, its dashboard. What each app adds stands in its own hooks."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.models import Page
from wagtail.permissions import policy_registry

from accounts.member_request import MemberRequest
from accounts.models import User

from .admin_listings import PagesViewSet
from .panels import DecisionsPanel, DraftsPanel

# Entries nobody here uses: Wagtail's own manual in English, and its list of what is new in Wagtail.
UNUSED = {"help"}


@hooks.register("register_admin_viewset")
def pages_viewset() -> PagesViewSet:
    """Replace Wagtail's explorer for all page types that bring no list of their own."""
    return PagesViewSet()


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """Give the admin the portal's colours and room on a phone."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_main_menu")
def tidy_menu(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out what nobody uses; the portal has reports of its own, so Wagtail's get another name."""
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED]
    for item in menu_items:
        if item.name == "reports":
            item.label = _("Follow-up of the pages")


def decides_on_pages(user: User) -> bool:
    """Whether this person's work is on pages at all."""
    return policy_registry.get_by_type(Page).user_has_any_permission(user, {"add", "change", "publish"})


@hooks.register("construct_homepage_panels", order=-1)
def arrange_dashboard(request: MemberRequest, panels: list[Component]) -> None:
    """Put first what waits, oldest on top; Wagtail's own list of it has a query for each page."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels.extend([DecisionsPanel(), DraftsPanel()] if decides_on_pages(request.user) else [])
