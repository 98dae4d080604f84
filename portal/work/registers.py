"""The register of what remains to be done, with a way back for what the worker gave up."""

from typing import Any

from django.contrib.admin import SimpleListFilter, display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.registers import ReadOnly, Register, RowAction

from .models import OutboxRow


def replay(row: OutboxRow, user: Any) -> str:
    """Give a dead letter a new life."""
    OutboxRow.objects.dead().filter(pk=row.pk).replay()
    return _("%(row)s will be tried again.") % {"row": row}


class GivenUp(SimpleListFilter):
    """Dead letters, or what is still tried."""

    title = gettext_lazy("outcome")
    parameter_name = "dead"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", gettext_lazy("Given up")), ("0", gettext_lazy("Still tried"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(dead_at__isnull=self.value() == "0") if self.value() else queryset


class OutboxRegister(Register):
    """Rows of the outbox. Their payload isn't shown: it may hold the text of a letter."""

    model = OutboxRow
    permission_helper_class = ReadOnly
    menu_icon = "tasks"
    add_to_settings_menu = True
    menu_order = 700
    list_display = ("__str__", "topic", "created_at", "attempts", "kind_of_error", "available_at", "dead_at")
    list_filter = (GivenUp, "topic")
    ordering = ("pk",)
    row_actions = (
        RowAction(
            "replay",
            label=gettext_lazy("Try again"),
            question=gettext_lazy("Has the cause been mended? The row will be tried again as if it were new."),
            act=replay,
            fits=lambda row: row.dead_at is not None,
        ),
    )

    @display(description=gettext_lazy("last error"))
    def kind_of_error(self, row: OutboxRow) -> str:
        """The type alone: a message may quote somebody's address."""
        return row.last_error.partition(":")[0]
