"""The admin as a whole: its style, its menu, its dashboard. What each app adds stands in its own hooks."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import policy_registry

from accounts.member_request import MemberRequest

from .admin_listings import PagesViewSet
from .desk.bulk import LastDay, StillRight
from .desk.freshness import STILL_RIGHT
from .desk.panels import QueuesPanel, StalePanel, WeekPanel
from .desk.stale_report import StalePagesView, still_right
from .desk.translating import translate_page, translation_buttons
from .guide.views import guide, guide_picture
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


@hooks.register("insert_global_admin_js")
def admin_js() -> SafeString:
    """Start what Wagtail would start by scripts in the page; before those parts of it are read, so without `defer`."""
    return format_html('<script src="{}"></script>', static("js/cms.js"))


@hooks.register("construct_main_menu")
def tidy_menu(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out what nobody uses; the portal has reports of its own, so Wagtail's get another name."""
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED]
    for item in menu_items:
        if item.name == "reports":
            item.label = _("Follow-up of the pages")


def decides_on_pages(user: Any) -> bool:
    """Whether this person's work is on pages at all."""
    return policy_registry.get_by_type(Page).user_has_any_permission(user, {"add", "change", "publish"})


@hooks.register("construct_homepage_panels", order=-1)
def arrange_dashboard(request: MemberRequest, panels: list[Component]) -> None:
    """Put first what waits, oldest on top; Wagtail's own list of it has a query for each page."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels.extend([DecisionsPanel(), DraftsPanel(), StalePanel()] if decides_on_pages(request.user) else [])


@hooks.register("construct_homepage_panels", order=1000)
def sum_up(request: MemberRequest, panels: list[Component]) -> None:
    """Put the queues of every app in one table, and the week's figures, above all of them."""
    panels.extend([QueuesPanel(list(panels)), WeekPanel()])


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    """Give the desk its addresses."""
    return [
        path("pages-a-relire/", StalePagesView.as_view(), name="cms_stale_pages"),
        path("pages-a-relire/lignes/", StalePagesView.as_view(results_only=True), name="cms_stale_pages_results"),
        path("pages-a-relire/<int:pk>/", still_right, name="cms_still_right"),
        path("traduire/<int:pk>/<slug:language>/", translate_page, name="cms_translate"),
        path("guide/", guide, name="cms_guide"),
        path("guide/<slug:slug>/", guide, name="cms_guide_chapter"),
        path("guide/images/<str:name>", guide_picture, name="cms_guide_picture"),
    ]


class PagesMenuItem(MenuItem):
    """Shown to those whose work is on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return decides_on_pages(request.user)


@hooks.register("register_admin_menu_item")
def guide_menu_item() -> MenuItem:
    """Keep the guide at the end of the menu, for everybody."""
    return MenuItem(_("Guide"), reverse("cms_guide"), name="guide", icon_name="help", order=9900)


@hooks.register("register_reports_menu_item")
def stale_pages_menu_item() -> MenuItem:
    """Put the pages to read again among the follow-ups."""
    return PagesMenuItem(_("Pages to read again"), reverse("cms_stale_pages"), icon_name="time", order=50)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name in a page's history what was said of it."""
    actions.register_action(STILL_RIGHT, _("Found right"), _("Read again and found right"))


@hooks.register("register_page_header_buttons")
def language_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterable[Button]:
    """Offer the page's other languages."""
    return translation_buttons(page, user)


hooks.register("register_bulk_action", StillRight)
hooks.register("register_bulk_action", LastDay)
