"""Whom to reach inside the establishment, and how soon help is needed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from directory.fields import DayField, PhoneField

from ...choices import Urgency
from ...models import HelpRequestPage, RequestContact
from .. import steps
from .parts import DraftForm, explained

URGENCIES = (
    (Urgency.NORMAL, _("Within some weeks")),
    (Urgency.HIGH, _("This week")),
    (Urgency.CRITICAL, _("Today or tomorrow: care or safety is at stake")),
)


class ContactForm(DraftForm):
    """Never on the page: whoever's offer is accepted sees it, nobody else."""

    contact_name = forms.CharField(
        label=_("Whom should a volunteer ask for?"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact_phone = PhoneField(label=_("Telephone"))
    contact_email = forms.EmailField(
        label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    @classmethod
    def initial_of(cls, draft: HelpRequestPage) -> dict[str, Any]:
        if kept := RequestContact.objects.filter(help_request=draft.pk).first():
            return {"contact_name": kept.name, "contact_phone": kept.phone, "contact_email": kept.email}
        owner = draft.owner
        return {"contact_name": owner.get_full_name(), "contact_email": owner.email} if owner else {}

    def clean(self) -> dict[str, Any]:
        """Ask for one way at least."""
        typed = self.cleaned_data
        if not self.is_deferred and not self.errors and not (typed["contact_phone"] or typed["contact_email"]):
            self.add_error("contact_phone", _("Give a telephone number or an e-mail address."))
        return typed

    def write(self, draft: HelpRequestPage, *, by: User) -> None:
        """Put nothing on the page."""

    def keep(self, draft: HelpRequestPage, *, by: User) -> None:
        typed = {name.removeprefix("contact_"): value for name, value in self.cleaned_data.items()}
        typed["name"] = typed["name"] or by.get_full_name()
        RequestContact.objects.update_or_create(help_request_id=draft.pk, defaults=typed)


class UrgencyForm(DraftForm):
    """How soon, and until when."""

    urgency = forms.ChoiceField(label=_("When do you need it?"), choices=Urgency.choices, widget=forms.RadioSelect)
    needed_by = DayField(label=_("By which day at the latest?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["urgency"].choices = explained(URGENCIES)  # type: ignore[attr-defined]

    @classmethod
    def initial_of(cls, draft: HelpRequestPage) -> dict[str, Any]:
        is_new = draft.asking.reached < steps.WHERE.number
        return {"urgency": Urgency.NORMAL if is_new else draft.urgency, "needed_by": draft.needed_by}

    def clean_needed_by(self) -> Any:
        """Refuse a day gone by."""
        day = self.cleaned_data["needed_by"]
        if day and day < timezone.localdate():
            raise ValidationError(_("This day is past: choose today or a later one."))
        return day
