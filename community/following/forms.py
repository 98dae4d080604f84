"""How often somebody wants to hear of one thread."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.notices.choices import Frequency

# "Never" is not following.
CHOICES = [
    ("", _("As I said for all discussions")),
    *[choice for choice in Frequency.choices if choice[0] != Frequency.NEVER],
]


class FollowForm(forms.Form):
    """How often; following as one does elsewhere needs no choice."""

    frequency = forms.ChoiceField(
        label=_("By e-mail"), choices=CHOICES, required=False, widget=forms.Select({"class": "input"})
    )
