"""Registers: what the team works through and exports in the admin, over wagtail-modeladmin.

Each app declares its own in `wagtail_hooks.py`. A register shows what its columns name and nothing more; an export
holds the same columns, and no cell that a spreadsheet would run as a formula.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.sites import AdminSite
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from .spreadsheets import harmless


class RegisterIndexView(IndexView):
    """A list whose exports are harmless, and which answers no question its register doesn't ask."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Lead back to the whole list when a filter's value means nothing."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(self.index_url)

    def get_filters(self, request: HttpRequest) -> tuple[list[Any], bool, dict[str, Any], bool]:
        """Keep the filters that the register declares, and drop the rest of the address.

        modeladmin would filter by any path of fields: `author__email__startswith` would tell, letter by letter, what
        no column shows.
        """
        specs, has_filters, _undeclared, distinct = super().get_filters(request)
        return specs, has_filters, {}, distinct

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return harmless(super().preprocess_field_value(field, value, export_format))


@dataclass(frozen=True)
class RowAction:
    """Something that is done to one row, after a question, by POST.

    `act(row, user)` does it and returns what to tell, or raises `ValidationError` with why not; `fits(row)` says for
    which rows it makes sense: all of them, when nothing is said. `form(row)` makes the unbound form that is asked
    besides; what is typed there reaches `act` by name.
    """

    name: str
    label: Any
    question: Any
    act: Callable[..., str]
    fits: Callable[[Any], bool] = bool
    form: Callable[..., forms.Form] | None = None


def do(action: RowAction, row: Model, request: HttpRequest, form: forms.Form) -> None:
    """Do it and say so, or say why it can't be."""
    try:
        messages.success(request, action.act(row, request.user, **form.cleaned_data))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))


class RegisterButtons(ButtonHelper):
    """The register's own actions, then the usual buttons."""

    def get_buttons_for_obj(self, obj: Model, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        register = self.view.model_admin
        actions = register.row_actions if register.may_act(self.request) else ()
        extra = kwargs.get("classnames_add") or []
        own = [self.action_button(action, obj, extra) for action in actions if action.fits(obj)]
        return own + super().get_buttons_for_obj(obj, *args, **kwargs)

    def action_button(self, action: RowAction, obj: Model, classnames: list[str]) -> dict[str, Any]:
        """Return a button that leads to the question."""
        return {
            "url": self.url_helper.get_action_url(action.name, quote(obj.pk)),
            "label": action.label,
            "classname": self.finalise_classname(classnames),
            "title": action.label,
        }


class RegisterPermissions(PermissionHelper):
    """Knows the names of a model's permissions by the model: every page of the admin asks each register of its menu."""

    @cached_property
    def all_permission_codenames(self) -> list[str]:
        """The default permissions of the model and its own."""
        usual = [self.get_perm_codename(action) for action in self.opts.default_permissions]
        return usual + [codename for codename, _name in self.opts.permissions]


class ReadOnly(RegisterPermissions):
    """For rows that the portal writes and nobody types: they can be looked at and acted on, not edited."""

    def user_can_create(self, user: Any) -> bool:
        return False

    def user_can_edit_obj(self, user: Any, obj: Model) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: Model) -> bool:
        return False


class Register(ModelAdmin):
    """A list with search, filters, export and actions of its own; `list_export` repeats columns, never more."""

    index_view_class = RegisterIndexView
    button_helper_class = RegisterButtons
    permission_helper_class = RegisterPermissions
    list_per_page = 50
    history_view_enabled = False
    row_actions: tuple[RowAction, ...] = ()

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        # Django's filters ask an admin site how related rows are ordered; an empty one says "as the model does".
        self.admin_site = AdminSite()

    def may_act(self, request: HttpRequest) -> bool:
        """Whether this person may use the actions: whoever may change such rows."""
        helper = PermissionHelper(self.model)
        return helper.user_has_specific_permission(request.user, helper.get_perm_codename("change"))

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """Add an address for each action."""
        base = f"{self.opts.app_label}/{self.opts.model_name}"
        own = tuple(
            path(
                f"{base}/{action.name}/<str:pk>/",
                self.view_of(action),
                name=self.url_helper.get_action_url_name(action.name),
            )
            for action in self.row_actions
        )
        return own + tuple(super().get_admin_urls_for_registration())

    def view_of(self, action: RowAction) -> Callable[[HttpRequest, str], HttpResponse]:
        """Return the view that asks (GET) and acts (POST)."""

        def view(request: HttpRequest, pk: str) -> HttpResponse:
            if not self.may_act(request):
                raise PermissionDenied
            row = get_object_or_404(self.get_queryset(request), pk=pk)
            data = request.POST if request.method == "POST" else None
            form = action.form(row, data) if action.form else forms.Form(data)
            if request.method != "POST" or not form.is_valid():
                context = {"action": action, "row": row, "register": self, "form": form}
                return render(request, "portal/admin/confirm.html", context)
            if action.fits(row):
                do(action, row, request, form)
            return HttpResponseRedirect(self.url_helper.index_url)

        return view
