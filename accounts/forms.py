"""What signing up asks beside address and password."""

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .models import User

# Letters of any alphabet, joined by one space, hyphen, apostrophe or dot: a name can carry neither link nor markup.
is_a_name = RegexValidator(r"^[^\W\d_]+(?:(?:[ '’\-]|\.\s?)[^\W\d_]+)*\.?$", _("Write a name with letters only."))


class NameForm(forms.Form):
    """A name, since others read who answers them. allauth adds address and password, and saves all of it."""

    field_order = ["first_name", "last_name", "email", "password1", "password2"]

    first_name = forms.CharField(
        label=_("First name"),
        max_length=80,
        validators=[is_a_name],
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=80,
        help_text=_("Your name is shown beside what you write; your address never is."),
        validators=[is_a_name],
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )

    def signup(self, request: HttpRequest, user: User) -> None:
        """Do nothing more: the adapter has saved the names (allauth asks for this method)."""
