"""The forms of offers. A key made by the form makes one offer of two clicks; what was typed stays on a refusal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.contact.forms import new_key
from directory.contact.permissions import accepts_messages
from directory.fields import DayField
from directory.models import Volunteer

from ..choices import DeclineReason, Reach
from ..models import HelpRequestPage, Need, Offer
from ..models.offers import LONGEST_OFFER
from ..needs import days_and_hours, within
from ..wording import places

VOLUNTEERS_REASONS = (
    DeclineReason.DATES, DeclineReason.DISTANCE, DeclineReason.SKILLS, DeclineReason.UNAVAILABLE, DeclineReason.OTHER,
)  # fmt: skip
ASKERS_REASONS = (
    DeclineReason.FILLED, DeclineReason.DATES, DeclineReason.DISTANCE, DeclineReason.SKILLS, DeclineReason.OTHER,
)  # fmt: skip


def need_label(need: Need) -> str:
    """Return a need as a choice says it: who, when, how many places."""
    room = places(number=need.number, left=need.places_left) if need.places_left else _("waiting list")
    return ", ".join((need.label, within(days_and_hours(need)), str(room)))


def last_reach(volunteer: Volunteer) -> list[str]:
    """Return how somebody let others reach them the last time; nothing is ever chosen for them."""
    last = Offer.objects.for_volunteer(volunteer).exclude(reach=[]).order_by("-pk").first()
    return list(last.reach) if last else []


class NeedField(forms.ModelChoiceField):
    """Which of the needs of a request; not asked when there is one at most."""

    widget = forms.RadioSelect

    def label_from_instance(self, obj: Need) -> str:
        return need_label(obj)


class ForARequest(forms.Form):
    """What offering and proposing share: a message, and for which need."""

    need = NeedField(label=_("For which need"), queryset=Need.objects.none(), empty_label=None)
    message = forms.CharField(
        label=_("Your message"), max_length=LONGEST_OFFER, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    key = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput, initial=new_key)

    def __init__(self, *args: Any, help_request: HelpRequestPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needs = help_request.needs.select_related("profession", "skill").prefetch_related("fillings")
        if needs.count() > 1:
            self.fields["need"].queryset = needs  # type: ignore[attr-defined]
        else:
            del self.fields["need"]


class ReachField(forms.MultipleChoiceField):
    """How somebody lets the other side reach them once accepted; nothing is ticked for them."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Once accepted, they may reach me"), choices=Reach.choices, required=False, **kwargs)

    def ask(self, volunteer: Volunteer) -> None:
        """Offer what there is to show, as it was chosen last; whoever takes no messages chooses one of the others."""
        self.initial = last_reach(volunteer)
        known = [Reach.EMAIL, *([Reach.PHONE] if volunteer.phone else [])]
        self.choices = [(way.value, _reach_label(way, volunteer)) for way in known]
        self.required = not accepts_messages(volunteer)
        if not self.required:
            self.help_text = _("The portal’s messages work in any case, without showing an address.")


def _reach_label(way: Reach, volunteer: Volunteer) -> str:
    value = volunteer.phone if way == Reach.PHONE else volunteer.user.email if volunteer.user else ""
    return f"{way.label} ({value})"


class HelpForm(ForARequest):
    """I can help."""

    field_order = ["need", "message", "starts_on", "ends_on", "reach", "key"]

    starts_on = DayField(
        label=_("From"), required=False, help_text=_("Only when your days differ from those that are asked for.")
    )
    ends_on = DayField(label=_("To (included)"), required=False)
    reach = ReachField()

    def __init__(self, *args: Any, volunteer: Volunteer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reach"].ask(volunteer)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Keep days in order."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes before the first."))
        return cleaned


class ProposalForm(ForARequest):
    """Could you help?"""


class YesForm(forms.Form):
    """A volunteer's yes: how the other side may reach them."""

    reach = ReachField()

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reach"].ask(offer.volunteer)  # type: ignore[attr-defined]


class NoForm(forms.Form):
    """Why not: a reason of the list, and a word if one likes."""

    reason = forms.ChoiceField(label=_("Why"), widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("A word to go with it"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The other person reads it."),
    )

    def __init__(self, *args: Any, is_volunteer: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = VOLUNTEERS_REASONS if is_volunteer else ASKERS_REASONS
        self.fields["reason"].choices = [(one.value, one.label) for one in reasons]  # type: ignore[attr-defined]
