"""What somebody is called, and in which language they are written to."""

from typing import ClassVar

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from .models import User

# Letters of any alphabet, joined by one space, hyphen, apostrophe or dot: a name can carry neither link nor markup.
is_a_name = RegexValidator(r"^[^\W\d_]+(?:(?:[ '’\-]|\.\s?)[^\W\d_]+)*\.?$", _("Write a name with letters only."))


class NameForm(forms.ModelForm):
    """A name, since others read who answers them: asked for once somebody has something to say, not at the door."""

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
    language = forms.ChoiceField(
        label=_("Language of letters"),
        choices=settings.LANGUAGES,
        error_messages={"invalid_choice": _("Choose a language of the list.")},
    )

    class Meta:
        model = User
        fields: ClassVar[list[str]] = ["first_name", "last_name", "language"]
