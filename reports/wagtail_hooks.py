"""Reports in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.ui.components import Component

from .models import WeeklyReportPage
from .weekly.dashboard import ReportsPanel
from .weekly.editing import ReportViewSet
from .weekly.menu import RefreshFigures
from .weekly.plain import PlainReportView


@hooks.register("register_admin_viewset")
def viewset() -> ReportViewSet:
    """Add the explorer's and the editor's way with reports."""
    return ReportViewSet()


@hooks.register("register_admin_urls")
def plain_urls() -> list[URLPattern]:
    """Put the form without scripts at `/cms/bilans/…/`."""
    return [path("bilans/<int:page_id>/", PlainReportView.as_view(), name="report_plain")]


@hooks.register("construct_page_action_menu")
def no_direct_publication(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Offer no "publish" on a report: it is sent for approval, and a second person approves."""
    page = context.get("page")
    if isinstance(page, WeeklyReportPage):
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]
        if not page.is_frozen:
            menu_items.append(RefreshFigures(order=15))


@hooks.register("construct_homepage_panels")
def week_on_the_dashboard(request: HttpRequest, panels: list[Component]) -> None:
    """Show editors the reports that wait for them."""
    panels.append(ReportsPanel())
