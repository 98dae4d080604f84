"""The register of support: help that was given, whoever noted it."""

from typing import Any

from django.contrib.admin import display
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.views import CreateView

from directory.models import Volunteer
from portal.choosing import chooser
from portal.registers import Register

from . import actions
from .models import HelpRequestPage, Support


def search_requests(rows: QuerySet[HelpRequestPage], words: str) -> QuerySet[HelpRequestPage]:
    """Requests by words of their title or of their establishment's name."""
    return rows.filter(Q(title__icontains=words) | Q(establishment__name__icontains=words))


def search_volunteers(rows: QuerySet[Volunteer], words: str) -> QuerySet[Volunteer]:
    """Volunteers by the start of a name."""
    return rows.filter(Q(user__last_name__istartswith=words) | Q(user__first_name__istartswith=words))


requests = chooser(
    "request_chooser",
    rows=HelpRequestPage.objects.live().order_by("-first_published_at"),
    search=search_requests,
    icon="help",
    choose_one_text=_("Choose a request"),
    choose_another_text=_("Choose another request"),
)
volunteers = chooser(
    "volunteer_chooser",
    rows=Volunteer.objects.filter(profile__live=True).select_related("user").order_by("pk"),
    search=search_volunteers,
    icon="user",
    choose_one_text=_("Choose a volunteer"),
    choose_another_text=_("Choose another volunteer"),
)


class RecordSupportView(CreateView):
    """Support is noted by the action that also dates the answer and moves the request on."""

    def form_valid(self, form: Any) -> HttpResponse:
        given = form.cleaned_data
        self.instance = actions.record_support(
            given["help_request"],
            volunteer=given["volunteer"],
            channel=given["channel"],
            at=given["at"],
            minutes=given["minutes"],
            by=self.request.user,
        )
        messages.success(self.request, self.get_success_message(self.instance))
        return HttpResponseRedirect(self.get_success_url())


class SupportRegister(Register):
    """Help given: when, for whom, by whom, how and how long."""

    model = Support
    menu_icon = "time"
    menu_order = 320
    create_view_class = RecordSupportView
    list_display = ("at", "help_request", "giver", "channel", "minutes")
    list_export = ("at", "help_request", "establishment", "channel", "minutes")
    list_filter = ("channel",)
    list_select_related = ("help_request__establishment", "volunteer__user")
    search_fields = ("help_request__title", "help_request__establishment__name", "volunteer__user__last_name")
    ordering = ("-at",)
    panels = [FieldPanel(name) for name in ("help_request", "volunteer", "channel", "at", "minutes")]

    @display(description=_("volunteer"), ordering="volunteer__user__last_name")
    def giver(self, support: Support) -> str:
        """Who helped."""
        return str(support.volunteer)

    @display(description=_("establishment"))
    def establishment(self, support: Support) -> str:
        """Whose request it was."""
        return str(support.help_request.establishment or "")
