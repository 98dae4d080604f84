"""What moderators say of a whole thread."""

from django import forms
from django.utils.translation import gettext_lazy as _

SLOW = [
    (0, _("As often as one likes")),
    (60, _("One message a minute each")),
    (300, _("One message every five minutes each")),
    (900, _("One message a quarter of an hour each")),
    (3600, _("One message an hour each")),
]


class KeepForm(forms.Form):
    """Locked or not, how fast, and why."""

    locked = forms.BooleanField(
        label=_("Lock this discussion"), help_text=_("Everybody reads it, nobody writes in it."), required=False
    )
    slow_seconds = forms.TypedChoiceField(label=_("How often one may write"), choices=SLOW, coerce=int)
    comment = forms.CharField(
        label=_("Why"),
        help_text=_("For the other moderators; it is written down with the decision."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
