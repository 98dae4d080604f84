"""What was decided, flagged and opened, as registers with export; and who decides where."""

from typing import Any

from django import forms
from django.contrib.admin import display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.registers import ReadOnly, Register

from .models import Decision, Flag, Opening, Remit


class Regional(Register):
    """A register that shows somebody the rows of their regions only, in the list, its export and each row."""

    permission_helper_class = ReadOnly
    inspect_view_enabled = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).for_moderator(request.user)


class DecisionRegister(Regional):
    """Every decision, the latest first: who, what, why. Nobody changes or deletes one."""

    model = Decision
    menu_icon = "history"
    menu_order = 166
    list_display = ("at", "verdict", "kind", "object_id", "reason", "by", "region", "short_comment")
    list_export = ("at", "verdict", "kind", "object_id", "reason", "by", "region", "comment")
    list_filter = ("verdict", "kind", "reason", "at")
    list_select_related = ("by", "region")
    search_fields = ("comment", "by__last_name")
    inspect_view_fields = ("at", "verdict", "kind", "object_id", "reason", "comment", "by", "region")

    @display(description=_("comment"))
    def short_comment(self, decision: Decision) -> str:
        """Its first words."""
        return Truncator(decision.comment).words(12)


class FlagRegister(Regional):
    """Every flag and what became of it. Who sent it is in no column."""

    model = Flag
    menu_icon = "warning"
    menu_order = 167
    list_display = ("at", "kind", "object_id", "reason", "state", "region", "short_text")
    list_export = ("at", "kind", "object_id", "reason", "state", "region", "text")
    list_filter = ("state", "kind", "reason")
    list_select_related = ("region",)
    search_fields = ("text",)
    inspect_view_fields = ("at", "kind", "object_id", "reason", "text", "state", "region")

    @display(description=_("what is wrong"))
    def short_text(self, flag: Flag) -> str:
        """Its first words."""
        return Truncator(flag.text).words(12)


class OpeningRegister(Regional):
    """Who opened what in the queue."""

    model = Opening
    menu_icon = "view"
    menu_order = 168
    inspect_view_enabled = False
    list_display = ("day", "by", "kind", "object_id", "region")
    list_filter = ("kind", "day")
    list_select_related = ("by", "region")


class RemitRegister(Register):
    """Which regions a moderator decides on."""

    model = Remit
    menu_icon = "site"
    menu_order = 610
    add_to_settings_menu = True
    list_display = ("user", "region_names")
    list_select_related = ("user",)
    panels = [FieldPanel("user"), FieldPanel("regions", widget=forms.CheckboxSelectMultiple)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("regions")

    @display(description=_("regions"))
    def region_names(self, remit: Remit) -> str:
        """All of them, in a line."""
        return ", ".join(str(region) for region in remit.regions.all())
