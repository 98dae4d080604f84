"""What somebody fills in to get reports by mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Edition


class SubscribeForm(forms.Form):
    """An address and what to send. `website` is a trap: people don't see it, programs fill it in."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We write to it once, with a link to confirm. It serves for nothing else."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Give your address, such as name@example.org."),
            "invalid": _("This address is not complete: it looks like name@example.org."),
        },
    )
    editions = forms.MultipleChoiceField(
        label=_("What we send you"),
        choices=Edition.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one of the two.")},
    )
    website = forms.CharField(
        required=False,
        label=_("Leave empty"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled it in."""
        return bool(self.cleaned_data["website"])

    def clean_editions(self) -> list[Edition]:
        """Return editions for words."""
        chosen: list[Any] = self.cleaned_data["editions"]
        return [Edition(word) for word in chosen]
