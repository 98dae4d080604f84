"""People in the admin: they are found and given roles here, and nobody makes themselves more than they are.

Wagtail says so itself: whoever may edit users is a superuser in practice. So this screen neither shows nor
accepts the superuser flag, lets superusers alone be edited by superusers, and sets no password: a new person gets
theirs by the ordinary reset.
"""

from typing import Any

import django_filters
from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, SetActiveStateBulkAction
from wagtail.users.views.users import EditView, IndexView, UserFilterSet, UserViewSet

from .models import User
from .roles import Role


def role_label(group: Group) -> str:
    """Return a group's name as people say it: the role's label."""
    return str(Role(group.name).label) if group.name in Role.values else group.name


class RolesField(forms.ModelMultipleChoiceField):
    """The roles somebody holds."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Group) -> str:
        return role_label(obj)


class PersonForm:
    """What both forms change: roles by their label, and no superuser flag."""

    password_enabled = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)  # type: ignore[attr-defined]
        self.fields["groups"] = RolesField(  # type: ignore[attr-defined]
            queryset=Group.objects.order_by("pk"), required=False, label=_("Roles")
        )


class AddPersonForm(PersonForm, UserCreationForm):
    """A new person; without a password until they ask for one."""

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        return super().save(commit=commit)


class EditPersonForm(PersonForm, UserEditForm):
    """Somebody's name, address, roles, and whether they may sign in."""


def refuse_superusers(request: HttpRequest, person: User) -> None:
    """Raise `PermissionDenied` when somebody lesser wants to touch a superuser."""
    if person.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


class PeopleIndexView(IndexView):
    """Everybody who signs in, with their roles."""

    @property
    def columns(self) -> list[Column]:
        return [
            super().columns[1],
            Column("email", label=_("E-mail address"), sort_key="email"),
            Column("roles", label=_("Roles"), accessor=roles_of),
            BooleanColumn("is_active", label=_("May sign in"), sort_key="is_active"),
            DateColumn("last_login", label=_("Last sign-in"), sort_key="last_login"),
        ]

    def get_base_queryset(self) -> QuerySet[User]:
        return super().get_base_queryset().prefetch_related("groups")


def roles_of(person: User) -> str:
    """Return the roles of somebody, in words."""
    roles = [role_label(group) for group in person.groups.all()]
    return ", ".join([*roles, str(_("Superuser"))] if person.is_superuser else roles)


class RoleFilterField(RolesField, django_filters.fields.ModelMultipleChoiceField):
    """The same check boxes, in a filter."""


class RoleFilter(django_filters.ModelMultipleChoiceFilter):
    """People who hold one of these roles."""

    field_class = RoleFilterField


class PeopleFilters(UserFilterSet):
    """Who may sign in, since when, and in which role."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters.pop("is_superuser")
        roles = Group.objects.order_by("pk")
        self.filters["group"] = RoleFilter(field_name="groups", queryset=roles, label=_("Role"))


class PersonEditView(EditView):
    """Superusers are edited by superusers alone."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        refuse_superusers(request, self.object)
        return super().dispatch(request, *args, **kwargs)


class PeopleViewSet(UserViewSet):
    """What stands in the menu as *Comptes*."""

    menu_label = _("Accounts")
    menu_order = 600
    ordering = "email"
    filterset_class = PeopleFilters
    index_view_class = PeopleIndexView
    edit_view_class = PersonEditView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return EditPersonForm if for_update else AddPersonForm


class SparingSuperusers:
    """For bulk actions: what an administrator ticks never includes a superuser."""

    def check_perm(self, obj: User) -> bool:
        allowed = super().check_perm(obj)  # type: ignore[misc]
        return bool(allowed and (self.request.user.is_superuser or not obj.is_superuser))  # type: ignore[attr-defined]


class SetActiveState(SparingSuperusers, SetActiveStateBulkAction):
    """Let people sign in, or not."""


class AssignRole(SparingSuperusers, AssignRoleBulkAction):
    """Give a role to several people."""
