"""The form that makes a token."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..choices import Right

DAYS = {"30": _("30 days"), "90": _("90 days"), "365": _("One year")}


class TokenForm(forms.Form):
    """What a token is for, what it may do, and for how long."""

    name = forms.CharField(
        label=_("What is it for?"), max_length=80, help_text=_("For you to recognise it: “rota of the hospital”.")
    )
    rights = forms.MultipleChoiceField(
        label=_("What may it do?"),
        choices=Right.choices,
        initial=[Right.READ],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Never more than you may do yourself."),
    )
    days = forms.ChoiceField(label=_("For how long?"), choices=list(DAYS.items()), initial="90")
