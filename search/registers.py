"""The register of what is searched for: frequent phrases, and those that find nothing."""

from typing import Any

from django.contrib.admin import SimpleListFilter, display
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from portal.registers import ReadOnly, Register

from .models import SearchedPhrase


class WhoPromotes(ReadOnly):
    """Whoever may promote a page for a search may read what is searched for."""

    def user_can_list(self, user: Any) -> bool:
        return user.has_perm("wagtailsearchpromotions.change_searchpromotion")

    def user_has_any_permissions(self, user: Any) -> bool:
        return self.user_can_list(user)

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        return False


class Fruitless(SimpleListFilter):
    """Phrases that find nothing, or the others."""

    title = _("outcome")
    parameter_name = "fruitless"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", _("Without a result"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.fruitless() if self.value() == "1" else queryset  # type: ignore[attr-defined]


class SearchedPhraseRegister(Register):
    """Phrases by month; those typed too seldom have no text and are not shown."""

    model = SearchedPhrase
    permission_helper_class = WhoPromotes
    menu_label = _("Searches")
    menu_icon = "search"
    menu_order = 340
    list_display = (
        "text", "where", "month", "searches", "without_result", "clicks_top", "clicks_middle", "clicks_below", "rank",
    )  # fmt: skip
    list_filter = (Fruitless, "where", "month")
    list_export = list_display
    search_fields = ("text",)
    ordering = ("-month", "-searches", "text")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).named()

    @display(description=_("clicks from rank 11"))
    def clicks_below(self, phrase: SearchedPhrase) -> int:
        """Count those who had to look far."""
        return phrase.clicks_low

    @display(description=_("mean rank"))
    def rank(self, phrase: SearchedPhrase) -> str:
        """Say where people find what they choose; nothing as long as nobody chose anything."""
        return localize(phrase.mean_rank) if phrase.mean_rank is not None else "–"
