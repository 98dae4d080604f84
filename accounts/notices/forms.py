"""How often somebody wants each kind of notice."""

from collections.abc import Mapping
from typing import Any

from django import forms

from .choices import Frequency
from .kinds import Kind


class PreferencesForm(forms.Form):
    """One choice for each kind that concerns the reader."""

    def __init__(self, chosen: Mapping[Kind, Frequency], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, frequency in chosen.items():
            self.fields[kind.name] = forms.ChoiceField(
                label=str(kind.title), help_text=str(kind.text), choices=Frequency.choices, initial=frequency
            )
