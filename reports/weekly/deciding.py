"""What a second reader says of a report that waits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    """Approve, having read it; or ask for changes, saying which. `seen` is the revision that was read."""

    decision = forms.ChoiceField(choices=[("approve", ""), ("reject", "")], widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    has_read = forms.BooleanField(label=_("I have read the report as it will be published"), required=False)
    comment = forms.CharField(
        label=_("What is to be changed"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        """Publish nothing by a slip, and send nothing back without a word."""
        given = super().clean() or {}
        if given.get("decision") == "approve" and not given.get("has_read"):
            self.add_error("has_read", _("Read the report, then tick the box: approval publishes it at once."))
        if given.get("decision") == "reject" and not given.get("comment"):
            self.add_error("comment", _("Say what is to be changed: its author reads it."))
        given.pop("has_read", None)
        return given
