"""Fields of the site's own forms: a town that is typed, a day to come, a telephone number."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Commune
from .searching.reading import clean, find_commune, quoted

PHONE = re.compile(r"\+?[0-9]{9,15}")


class CommuneField(forms.CharField):
    """A commune by name, postcode or INSEE code. The page suggests while one types; without a script it is read so."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=100, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        address = reverse_lazy("suggest_communes")
        return super().widget_attrs(widget) | {
            "autocomplete": "off",
            "data-suggest": address,
            "data-suggest-stay": "",
        }

    def prepare_value(self, value: Any) -> Any:
        """Show a commune by its name and département, which is read back as the same commune."""
        return str(value) if isinstance(value, Commune) else value

    def to_python(self, value: Any) -> Any:
        """Return the commune, or None when nothing was typed."""
        if isinstance(value, Commune):
            return value
        text = clean(super().to_python(value) or "")
        if not text:
            return None
        if found := find_commune(text):
            return found
        raise ValidationError(
            _("We don't know the place “%(value)s”: try its postcode."), params={"value": quoted(text)}, code="commune"
        )

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """Do nothing: a commune that was found is right."""


class PhoneField(forms.CharField):
    """A telephone number or none, typed as people write it and kept without spaces."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=25, required=False, **kwargs)

    def clean(self, value: Any) -> str:
        """Return a number without spaces."""
        number = re.sub(r"[\s.\-()]", "", super().clean(value))
        if number and not PHONE.fullmatch(number):
            raise ValidationError(_("Write a telephone number with its digits: 06 12 34 56 78 or +33 6 12 34 56 78."))
        return number


class DayInput(forms.DateInput):
    """The browser's own date field, which wants ISO dates."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class DayField(forms.DateField):
    """A day."""

    widget = DayInput


class FutureDayField(DayField):
    """A day to come: the first one on which somebody is back."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value <= timezone.localdate():
            raise ValidationError(_("Choose a day to come."), code="past")
