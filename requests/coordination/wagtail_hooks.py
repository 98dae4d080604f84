"""The cockpit in the admin: a panel of the dashboard with what waits in each basket, and an entry of the menu."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from portal.panels import Line, WaitingPanel

from .baskets.cases import cases
from .baskets.choosing import BASKETS, Look, counts
from .permissions import may_coordinate


class CockpitPanel(WaitingPanel):
    """The baskets that hold something, each a link to it: one query, however many they are."""

    title = _("Coordination")
    empty = _("Nothing waits in the baskets.")
    order = 95

    def lines(self, user: Any) -> Iterable[Line]:
        look = Look(user, timezone.now())
        found = counts(cases(look.now), look)
        return [
            Line(
                title=str(basket.title),
                url=f"{reverse('cockpit')}?panier={basket.name}",
                detail=ngettext("%(number)d request", "%(number)d requests", found[basket.name])
                % {"number": found[basket.name]},
            )
            for basket in BASKETS
            if found[basket.name]
        ]


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Show the baskets to those who work through them."""
    if may_coordinate(request.user):
        panels.append(CockpitPanel())


class CockpitMenuItem(MenuItem):
    """Shown to those who work in the cockpit."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_coordinate(request.user)


@hooks.register("register_admin_menu_item")
def cockpit_menu_item() -> MenuItem:
    """Put the cockpit one click away."""
    return CockpitMenuItem(_("Coordination"), reverse("cockpit"), name="cockpit", icon_name="tasks", order=155)
