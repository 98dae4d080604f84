"""Choosers of the admin for long lists: a search box instead of a menu with 35,000 lines.

Wagtail's own search needs an index for each model; a prefix in an indexed column is enough here.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

Search = Callable[[QuerySet[Any], str], QuerySet[Any]]


def search_form(search: Search) -> type[BaseFilterForm]:
    """Return the form of a chooser whose search is `search(rows, words)`."""

    class SearchForm(BaseFilterForm):
        q = forms.CharField(label=_("Search"), required=False, max_length=100, strip=True)

        def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
            words = self.cleaned_data.get("q", "")
            self.is_searching, self.search_query = bool(words), words
            return search(objects, words) if words else objects

    return SearchForm


def chooser(name: str, *, rows: QuerySet[Any], search: Search, **texts: Any) -> ChooserViewSet:
    """Return a chooser among `rows`, used from now on by every form of the admin that points at their model."""
    form, model = search_form(search), rows.model
    choose = type("Choose", (ChooseView,), {"filter_form_class": form})
    results = type("ChooseResults", (ChooseResultsView,), {"filter_form_class": form})
    given = {"model": model, "choose_view_class": choose, "choose_results_view_class": results, "per_page": 20}
    given["get_object_list"] = lambda _view: rows.all()
    return type(f"{model.__name__}Chooser", (ChooserViewSet,), given | texts)(name)
