"""What the last screen asks: an agreement for each purpose, none of them ticked beforehand."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import consent
from accounts.consent import Purpose
from accounts.models import User

from ..choices import Gender
from ..models import Volunteer


class AgreementForm(forms.Form):
    """Publishing needs its agreement; the others are free, and what isn't agreed to isn't done."""

    def __init__(self, *args: Any, volunteer: Volunteer, **kwargs: Any) -> None:
        """Ask for what this person gave something for."""
        super().__init__(*args, **kwargs)
        self.volunteer = volunteer
        for purpose in self.purposes():
            self.fields[purpose.value] = forms.BooleanField(
                label=str(consent.wording(purpose).text),
                required=purpose == Purpose.PUBLIC_PROFILE,
                initial=consent.holds(volunteer.user, purpose),
                error_messages={"required": _("Without this agreement your page can't be published.")},
            )

    def purposes(self) -> Iterable[Purpose]:
        """Return what there is to agree to: the gender only when it was given."""
        yield Purpose.PUBLIC_PROFILE
        yield Purpose.CONTACT_RELAY
        if self.volunteer.gender != Gender.NOT_GIVEN:
            yield Purpose.STATISTICS

    @transaction.atomic
    def keep(self) -> None:
        """Note each agreement given or taken back; a gender that may not be counted is forgotten."""
        person = User.objects.get(pk=self.volunteer.user_id)
        for purpose in self.purposes():
            if self.cleaned_data[purpose.value]:
                consent.give(person, purpose)
            else:
                consent.withdraw(person, purpose)
        if Purpose.STATISTICS.value in self.fields and not self.cleaned_data[Purpose.STATISTICS.value]:
            Volunteer.objects.filter(pk=self.volunteer.pk).update(gender=Gender.NOT_GIVEN)
