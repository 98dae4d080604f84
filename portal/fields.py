"""Fields that several apps' models share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class ChoiceListField(models.JSONField):
    """Several values of a closed list, kept as a JSON list: `["expert", "care"]`.

    In the database and in migrations it is a plain JSONField; the list belongs to the code. Forms show check boxes.
    """

    def __init__(self, *args: Any, values: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.values = values

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", list(args), kwargs

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse what isn't a list of known values."""
        super().validate(value, model_instance)
        known = set(self.values.values if self.values else [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item in known for item in value):
            raise ValidationError(_("Choose among the values of the list."), code="invalid_choice")

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return check boxes, one a value, in the order of the list."""
        label = capfirst(self.verbose_name)
        given: dict[str, Any] = {"label": label, "help_text": self.help_text, "required": not self.blank}
        given |= kwargs
        given = {name: given[name] for name in ("label", "help_text", "required", "widget") if name in given}
        choices = self.values.choices if self.values else []
        given.setdefault("widget", forms.CheckboxSelectMultiple)
        return forms.MultipleChoiceField(choices=choices, **given)
