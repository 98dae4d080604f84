"""The outbox in the admin: its register, and dead letters on the dashboard."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail_modeladmin.options import modeladmin_register

from portal.panels import LONGEST, Line, WaitingPanel

from .models import OutboxRow
from .registers import OutboxRegister

modeladmin_register(OutboxRegister)


class DeadLettersPanel(WaitingPanel):
    """What the worker gave up: somebody has to look, mend and replay."""

    title = _("Given up by the worker")
    order = 260

    def lines(self, user: Any) -> Iterable[Line]:
        if not user.has_perm("work.change_outboxrow"):
            return []
        return [
            Line(
                title=str(row),
                url=reverse("work_outboxrow_modeladmin_replay", args=[row.pk]),
                detail=row.last_error.partition(":")[0],
                since=row.dead_at,
            )
            for row in OutboxRow.objects.dead().order_by("dead_at")[:LONGEST]
        ]


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Show dead letters to those who may replay them."""
    panels.append(DeadLettersPanel())
