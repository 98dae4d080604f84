"""Widgets of forms for themes: always by family, in one query."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from .models.reference import Theme

Groups = list[tuple[str, list[tuple[int, str]]]]


def themes_by_family() -> Groups:
    """Return every theme under its family, the family itself first, in one query."""
    rows = list(Theme.objects.all())
    families = [row for row in rows if row.parent_id is None]
    return [
        (family.name, [(family.pk, family.name)] + [(row.pk, row.name) for row in rows if row.parent_id == family.pk])
        for family in families
    ]


class ThemeSelect(forms.Select):
    """One theme, in a menu grouped by family."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        self.choices = [("", _("Choose a theme")), *themes_by_family()]
        return super().optgroups(name, value, attrs)


class ThemeCheckboxes(forms.CheckboxSelectMultiple):
    """Several themes, as check boxes grouped by family."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        self.choices = themes_by_family()
        return super().optgroups(name, value, attrs)


class FamilySelect(forms.Select):
    """The family of a theme: there are two levels, so only families are offered."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        families = Theme.objects.filter(parent=None)
        self.choices = [("", _("None: it is a family itself")), *((family.pk, family.name) for family in families)]
        return super().optgroups(name, value, attrs)
