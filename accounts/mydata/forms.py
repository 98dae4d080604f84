"""Leaving is confirmed by a word that nobody types by accident."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class EraseForm(forms.Form):
    """Asks to type the word; capitals and spaces around don't matter."""

    word = forms.CharField(
        label=_("To confirm, type ERASE"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_word(self) -> str:
        """Take the word in the reader's language."""
        word = str(self.cleaned_data["word"]).strip().upper()
        if word != str(_("ERASE")):
            raise ValidationError(_("Type the word exactly, without quotes, or leave this page: nothing is erased."))
        return word
