"""Search in the admin: the register of searches, and those that find nothing on the dashboard."""

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
from wagtail_modeladmin.options import modeladmin_register

from portal.panels import LONGEST, Line, WaitingPanel

from .models import SearchedPhrase, months_before
from .registers import SearchedPhraseRegister, WhoPromotes

modeladmin_register(SearchedPhraseRegister)


class FruitlessPanel(WaitingPanel):
    """Words that people type and that find nothing, this month and the last: a synonym or a page is missing."""

    title = _("Searches that find nothing")
    order = 270

    def lines(self, user: Any) -> Iterable[Line]:
        if not WhoPromotes(SearchedPhrase).user_can_list(user):
            return []
        recent = SearchedPhrase.objects.since(months_before(timezone.localdate(), 1)).fruitless()
        register = reverse("search_searchedphrase_modeladmin_index")
        return [
            Line(
                title=phrase.text,
                url=f"{register}?fruitless=1",
                detail=ngettext("%(number)s time", "%(number)s times", phrase.without_result)
                % {"number": phrase.without_result},
            )
            for phrase in recent.order_by("-without_result", "text")[:LONGEST]
        ]


@hooks.register("construct_reports_menu")
def leave_out_search_terms(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave out Wagtail's report of search terms: it stays empty, since searches are counted here without it."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Show searches without a result to those who can do something about them."""
    panels.append(FruitlessPanel())
