"""Reports in the admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem

from .admin_editing import ReportViewSet
from .models import WeeklyReportPage


@hooks.register("register_admin_viewset")
def viewset() -> ReportViewSet:
    """Add the explorer's and the editor's way with reports."""
    return ReportViewSet()


@hooks.register("construct_page_action_menu")
def no_direct_publication(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Offer no "publish" on a report: it is sent for approval, and a second person approves."""
    if isinstance(context.get("page"), WeeklyReportPage):
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]
