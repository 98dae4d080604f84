"""A report as one plain form at `/cms/bilans/…/`: Wagtail's editor hides its fields and its menu without JavaScript."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views.pages.edit import EditView

from ..actions import NotDecidableError, decide_on_report
from .deciding import DecisionForm
from .editing import ReportEditView
from .forms import ReportForm, SentencesForm
from .models import WeeklyReportPage
from .panels import figures_context
from .sections import FIELDS

# What is written as sections needs the editor's scripts, and stays as it is.
WORDS = ("title", "report_date", "signed_by", "introduction", *FIELDS.values(), "highlights")


def words_form() -> type[SentencesForm]:
    """Return the editor's own form, with the fields that need no script."""
    panels = ObjectList([FieldPanel(name) for name in WORDS], base_form_class=ReportForm)
    return panels.bind_to_model(WeeklyReportPage).get_form_class()


class PlainReportView(ReportEditView):
    """The editor's rights, locks, log and messages, around a form that every browser shows."""

    template_name = "reports/admin/plain.html"

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        get_object_or_404(WeeklyReportPage, pk=page_id)
        return super().dispatch(request, page_id, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form_class = words_form()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep, send, or decide; never over words that came meanwhile."""
        self.form_class = words_form()
        if "decision" in request.POST:
            return self.decide()
        if self.is_out_of_date:
            messages.error(request, _("Somebody has changed the report meanwhile: nothing of yours was kept yet."))
            self.form = self.form_class(request.POST, instance=self.page, for_user=request.user)
            return self.render_to_response(self.get_context_data(), status=409)
        return super().post(request, *args, **kwargs)

    def decide(self) -> HttpResponse:
        """Approve the report as it was sent, or ask its author for changes."""
        if not self.decision.is_valid():
            self.form = self.form_class(instance=self.page, for_user=self.request.user)
            return self.render_to_response(self.get_context_data(), status=422)
        try:
            decide_on_report(self.page.pk, by=self.request.user, **self.decision.cleaned_data)
        except NotDecidableError as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(self.request, _("Your decision is kept."))
        return redirect("wagtailadmin_home")

    @transaction.atomic
    def form_valid(self, form: SentencesForm) -> HttpResponse:
        return super().form_valid(form)

    @cached_property
    def decision(self) -> DecisionForm:
        """What the second reader says, as it was sent."""
        return DecisionForm(self.request.POST if "decision" in self.request.POST else None)

    @property
    def may_decide(self) -> bool:
        """Whether this person may approve what waits."""
        task = self.page.current_workflow_task
        return bool(task) and any(name == "approve" for name, *_rest in task.get_actions(self.page, self.request.user))

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def get_edit_url(self) -> str:
        return reverse("report_plain", args=[self.page.pk])

    def redirect_away(self) -> HttpResponse:
        return self.redirect_and_remain()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out what the editor's scripts need: its side panels, its menu and who else has it open."""
        context = super(EditView, self).get_context_data(**kwargs) | figures_context(self.page)
        may_send = self.page_perms.can_submit_for_moderation() and not self.page.workflow_in_progress
        return context | {
            "page": self.page,
            "form": self.form,
            "revision": self.latest_revision,
            "is_locked": self.locked_for_user,
            "may_send": may_send,
            "decision": self.decision if self.may_decide else None,
        }
