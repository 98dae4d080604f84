"""Writing: a subject, a text, and a key by which two clicks are one message."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models.contact import LONGEST_MESSAGE


def new_key() -> str:
    """Return the key of a form that is shown for the first time."""
    return uuid.uuid4().hex


class AnswerForm(forms.Form):
    """An answer in a conversation."""

    body = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST_MESSAGE,
        help_text=_("No name, date of birth or health data of the people you care for."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    key = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput, initial=new_key)


class MessageForm(AnswerForm):
    """A first message."""

    field_order = ["subject", "body", "key"]

    subject = forms.CharField(label=_("What it is about"), max_length=120)
