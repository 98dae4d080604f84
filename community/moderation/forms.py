"""What moderators decide, what people flag, what authors answer."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from directory.models import Message, Region
from portal.dates import day_in_words, hour_in_words

from .choices import Kind, Reason, Source, Verdict
from .models import LONGEST_TEXT
from .waiting import Wanted

NEED_COMMENT = {Verdict.CHANGES_ASKED}
NEED_REASON = {Verdict.REFUSED, Verdict.HIDDEN, Verdict.WARNED, Verdict.SUSPENDED}
DAYS = [("7", _("7 days")), ("30", _("30 days")), ("90", _("90 days")), ("0", _("without end"))]


class DecisionForm(forms.Form):
    """One decision: which button was pressed, why, and what to tell the author."""

    verdict = forms.ChoiceField(choices=Verdict.choices, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", _("Choose a reason")), *Reason.choices], required=False)
    comment = forms.CharField(
        label=_("Comment for the author"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    days = forms.ChoiceField(label=_("For how long"), choices=DAYS, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for what this decision can't do without."""
        given = super().clean() or {}
        verdict = given.get("verdict")
        if verdict in NEED_COMMENT and not given.get("comment", "").strip():
            self.add_error("comment", _("Say what is to be changed: the author reads this sentence."))
        if verdict in NEED_REASON and not given.get("reason"):
            self.add_error("reason", _("Choose a reason: the author is told."))
        return given


class FlagForm(forms.Form):
    """What somebody reports. `website` is a trap: people don't see it, programs fill it in."""

    reason = forms.ChoiceField(label=_("What is wrong?"), choices=Reason.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Explain in a few words"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only to tell you what came of it. It is shown to nobody."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, is_member: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_member:
            del self.fields["email"]

    def clean(self) -> dict[str, Any]:
        """Ask for words when no reason of the list fits."""
        given = super().clean() or {}
        if given.get("reason") == Reason.OTHER and not given.get("text", "").strip():
            self.add_error("text", _("Say in a few words what is wrong."))
        return given

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled in what nobody sees."""
        return bool(self.cleaned_data.get("website"))


class ShownField(forms.ModelMultipleChoiceField):
    """Messages to tick, each by when it was written and how it begins."""

    def label_from_instance(self, obj: Any) -> str:
        at = timezone.localtime(obj.at)
        return f"{day_in_words(at.date())}, {hour_in_words(at)} – {Truncator(obj.body).words(30)}"


class FlagTalkForm(FlagForm):
    """What somebody reports of a private conversation, and what of it they show."""

    shown = ShownField(
        label=_("Which messages may the moderators read?"),
        queryset=Message.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick a message at least: without one the moderators cannot decide.")},
    )
    block = forms.BooleanField(label=_("Refuse this person’s messages from now on"), required=False)
    field_order = ["shown", "reason", "text", "block"]

    def __init__(self, *args: Any, written: QuerySet[Message], **kwargs: Any) -> None:
        super().__init__(*args, is_member=True, **kwargs)
        del self.fields["website"]
        self.fields["shown"].queryset = written  # type: ignore[attr-defined]


class AppealForm(forms.Form):
    """Why an author asks for a second look."""

    text = forms.CharField(
        label=_("Why should somebody look at it again?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Say why the decision should be looked at again.")},
    )


class QueueForm(forms.Form):
    """The filters of the queue: a value that means nothing is left out."""

    source = forms.ChoiceField(label=_("Why it waits"), choices=[("", _("All")), *Source.choices], required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *Kind.choices], required=False)
    region = forms.ModelChoiceField(
        label=_("Region"), queryset=Region.objects.all(), required=False, empty_label=_("All")
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", _("All")), *Reason.choices], required=False)

    @classmethod
    def wanted(cls, data: QueryDict) -> tuple["QueueForm", Wanted]:
        """Return the form and what it asks for."""
        form = cls(data)
        form.is_valid()
        given = form.cleaned_data
        return form, Wanted(
            sources=frozenset(filter(None, [given.get("source")])),
            kinds=frozenset(filter(None, [given.get("kind")])),
            region=given["region"].pk if given.get("region") else "",
            reason=given.get("reason") or "",
        )


class BulkForm(forms.Form):
    """Several lines of the queue and what is to be done with all of them."""

    action = forms.ChoiceField(
        choices=[
            (Verdict.APPROVED.value, _("Approve")),
            (Verdict.DISMISSED.value, _("Set the flags aside")),
            (Verdict.HIDDEN.value, _("Hide the messages")),
        ]
    )
    reason = forms.ChoiceField(choices=Reason.choices, required=False)

    def clean(self) -> dict[str, Any]:
        """Hiding needs a reason; until the confirmation asks for it, the commonest stands."""
        given = super().clean() or {}
        if not given.get("action"):
            raise ValidationError(_("Choose what to do with the ticked lines."))
        return given
