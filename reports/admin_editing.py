"""How a report is edited in the admin: nobody publishes or approves what they have just typed."""

from typing import Any

from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from .models import WeeklyReportPage


class ReportEditView(EditView):
    """Wagtail publishes the text in the form, in the name of whoever sends it: here that is never a second reading."""

    @cached_property
    def action_name_and_method(self) -> tuple[str, Any]:
        """Keep a draft when "publish" is asked for: reports are published by approval."""
        name, method = super().action_name_and_method
        return ("save", self.save_action) if name == "publish" else (name, method)

    def perform_workflow_action(self) -> HttpResponse:
        """Decide on the text as it was sent; a text that has just been changed is for somebody else to approve."""
        if not self.has_content_changes:
            return super().perform_workflow_action()
        messages.warning(self.request, _("You have changed the text: somebody else has to approve it."))
        return self.save_action()


class ReportViewSet(PageViewSet):
    """Reports in the explorer."""

    model = WeeklyReportPage
    icon = "doc-full-inverse"
    edit_view_class = ReportEditView
