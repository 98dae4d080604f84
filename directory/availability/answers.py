"""All that `/compte/disponibilite/` asks, sent in one go so that nothing typed in one part is lost with another."""

from typing import Any

from django.db import transaction
from django.http import QueryDict

from ..models import Volunteer
from .actions import set_area, set_availability, set_dated_slots
from .area_form import AreaForm
from .forms import AvailabilityForm, DatedSlotFormSet, DatedSlots


class Answers:
    """The three parts of the page: availability, days that differ, area."""

    def __init__(self, volunteer: Volunteer, data: QueryDict | None = None) -> None:
        self.volunteer = volunteer
        self.availability = AvailabilityForm(data, initial=AvailabilityForm.initial_for(volunteer))
        self.dates: Any = DatedSlots(data, initial=DatedSlotFormSet.initial_for(volunteer), prefix="dates")
        self.area = AreaForm(data, initial=AreaForm.initial_for(volunteer))

    def are_valid(self) -> bool:
        """Whether every part is; all are looked at, so that all errors show at once."""
        valid = [part.is_valid() for part in (self.availability, self.dates, self.area)]
        return all(valid)

    @transaction.atomic
    def save(self) -> None:
        """Put all of it in force, or nothing."""
        set_availability(self.volunteer, **self.availability.cleaned_data)
        set_dated_slots(self.volunteer, self.dates.days)
        set_area(self.volunteer, **self.area.cleaned_data)

    @property
    def context(self) -> dict[str, Any]:
        """What the page's template takes."""
        return {"form": self.availability, "dates": self.dates, "area_form": self.area}
