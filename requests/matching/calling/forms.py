"""What came of a call, said in two clicks; the rest is asked of those whom it concerns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from help_requests.choices import DeclineReason

from ..choices import CallOutcome
from ..models import Call

REASONS = (
    DeclineReason.DATES,
    DeclineReason.DISTANCE,
    DeclineReason.SKILLS,
    DeclineReason.UNAVAILABLE,
    DeclineReason.OTHER,
)
# A call longer than a day is a mistake.
LONGEST = 24 * 60


class OutcomeForm(forms.Form):
    """What came of a call."""

    outcome = forms.ChoiceField(label=_("What came of it"), choices=CallOutcome.choices, widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=_("Why not"),
        choices=[("", _("Choose when the answer is no")), *((one.value, one.label) for one in REASONS)],
        required=False,
    )
    minutes = forms.IntegerField(label=_("How many minutes"), min_value=1, max_value=LONGEST, required=False)
    gave_help = forms.BooleanField(
        label=_("Help was given during the call"),
        required=False,
        help_text=_("It is counted as support, with the minutes."),
    )
    next_step = forms.CharField(
        label=_("What comes next"),
        max_length=Call._meta.get_field("next_step").max_length,
        required=False,
        help_text=_("For your colleagues: “calls back on Thursday”. No health data."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a no, and keep help to calls in which somebody spoke."""
        said = super().clean() or {}
        outcome = said.get("outcome")
        if outcome == CallOutcome.DECLINES and not said.get("reason"):
            self.add_error("reason", _("Say why: it spares this person the same question."))
        if outcome and said.get("gave_help") and outcome not in CallOutcome.spoken():
            self.add_error("gave_help", _("Nobody was reached: no help was given."))
        return said
