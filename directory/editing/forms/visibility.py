"""What is shown to whom: a choice for each field, in force at once."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts import consent
from accounts.consent import Purpose

from ...fields import PhoneField
from ...models import Volunteer
from ...visibility import DEFAULTS, LABELS, Audience, audience

# A telephone number is never on a public page.
FOR_PHONE = [(Audience.NOBODY, _("Nobody")), (Audience.VERIFIED, _("Verified establishments, when they ask for it"))]


class VisibilityForm(forms.Form):
    """Who sees what, and the telephone number."""

    phone_number = PhoneField(
        label=_("Telephone"), help_text=_("Never on your page. Establishments can write to you without it.")
    )
    agrees_to_phone = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict | None = None, *, volunteer: Volunteer) -> None:
        """Begin with what the volunteer chose last, else with what holds by default."""
        initial = {name: audience(volunteer, name).value for name in DEFAULTS} | {
            "phone_number": volunteer.phone,
            "agrees_to_phone": consent.holds(volunteer.user, Purpose.SHOW_PHONE),
        }
        super().__init__(data, initial=initial)
        for name in DEFAULTS:
            choices = FOR_PHONE if name == "phone" else Audience.choices
            widget = forms.RadioSelect if name == "phone" else forms.Select
            self.fields[name] = forms.ChoiceField(label=LABELS[name], choices=choices, widget=widget)
        self.fields["agrees_to_phone"].label = str(consent.wording(Purpose.SHOW_PHONE).text)

    def page_fields(self) -> Iterator[forms.BoundField]:
        """Yield the choices about the page."""
        return (self[name] for name in DEFAULTS if name != "phone")

    def phone_fields(self) -> Iterator[forms.BoundField]:
        """Yield what is about the telephone."""
        return (self[name] for name in ("phone_number", "phone", "agrees_to_phone"))

    def clean(self) -> dict[str, Any]:
        """Showing a number asks for a number, and for its owner's agreement."""
        typed = self.cleaned_data
        if typed.get("phone") == Audience.VERIFIED:
            if not typed.get("phone_number") and "phone_number" not in self.errors:
                self.add_error("phone_number", _("Write the number to show, or show it to nobody."))
            if not typed.get("agrees_to_phone"):
                self.add_error("agrees_to_phone", _("Tick this box to show your number, or show it to nobody."))
        return typed
