"""The report of pages to read again: what to look at first, and one gesture to say that it is still right."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.reports.base import PageReportView
from wagtail.models import Page

from .freshness import read_again, say_still_right, stale_pages


class StalePagesView(PageReportView):
    """Published pages of the editors, and resources, that nobody has read again for half a year."""

    page_title = _("Pages to read again")
    header_icon = "time"
    results_template_name = "home/desk/stale_results.html"
    index_url_name = "cms_stale_pages"
    index_results_url_name = "cms_stale_pages_results"
    any_permission_required = ["add", "change", "publish"]
    export_headings = {"last_published_at": _("Last published"), "checked_at": _("Found right on"), "live": _("Online")}
    list_export = ["title", "last_published_at", "checked_at", "url"]

    def get_queryset(self) -> QuerySet[Page]:
        self.queryset = stale_pages(self.request.user).select_related("content_type", "locale")
        return super().get_queryset()


@require_POST
def still_right(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a page was read and is right."""
    page = get_object_or_404(Page, pk=pk)
    if not read_again(page) or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    say_still_right(page, by=request.user)
    messages.success(request, _("Noted: “%(title)s” is right as of today.") % {"title": page.get_admin_display_title()})
    return redirect("cms_stale_pages")
