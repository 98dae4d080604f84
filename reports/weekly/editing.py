"""How a report is edited in the admin: nobody publishes or approves what they have just typed."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from ..actions import bring_up_to_date
from .models import WeeklyReportPage


class ReportEditView(EditView):
    """Wagtail publishes the text in the form, in the name of whoever sends it: here that is never a second reading."""

    @cached_property
    def action_name_and_method(self) -> tuple[str, Any]:
        """Keep a draft when "publish" is asked for, since reports are published by approval; know one action more."""
        name, method = super().action_name_and_method
        if name == "save" and self.request.POST.get("action-refresh") and not self.page.is_frozen:
            return "refresh", self.refresh_action
        return ("save", self.save_action) if name == "publish" else (name, method)

    def refresh_action(self) -> HttpResponse:
        """Keep what was typed and compute the figures again; sentences nobody touched follow them."""
        bring_up_to_date(self.page)
        return self.save_action()

    @transaction.atomic
    def submit_action(self) -> HttpResponse:
        """Send a text for approval with the figures of this moment: they are what is approved and published.

        Those of a report that was published already don't move with a corrected word, only when asked to.
        """
        if self.page.first_published_at is None:
            bring_up_to_date(self.page)
        return super().submit_action()

    @transaction.atomic
    def restart_workflow_action(self) -> HttpResponse:
        """Send a text again, as when it was first sent."""
        if self.page.first_published_at is None:
            bring_up_to_date(self.page)
        return super().restart_workflow_action()

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
