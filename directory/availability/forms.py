"""The forms of availability and area: on `/compte/disponibilite/`, and in the wizard of somebody who registers.

Each has `initial_for(volunteer)` and gives the arguments of its action as `cleaned_data`.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..choices import AvailabilityStatus, DayPart, Mode, TimeSlot, Weekday
from ..fields import DayField, FutureDayField
from ..models import Volunteer
from .actions import Days

MOST_A_MONTH = 30
MOST_DATES = 20


def week_choices() -> list[tuple[str, str]]:
    """Return a box for each part of each day, named in full: "lundi, matin"."""
    return [
        (f"{day}-{part}", f"{Weekday(day).label}, {DayPart(part).label}")
        for day in Weekday.values
        for part in DayPart.values
    ]


class AvailabilityForm(forms.Form):
    """Whether, when and how somebody can be asked."""

    status = forms.ChoiceField(
        label=_("Your availability"),
        choices=AvailabilityStatus.choices,
        initial=AvailabilityStatus.AVAILABLE,
        widget=forms.RadioSelect,
    )
    until = FutureDayField(
        label=_("Back on"),
        required=False,
        help_text=_("For a break: the day from which you can be asked again. Leave empty when you don't know yet."),
    )
    modes = forms.MultipleChoiceField(
        label=_("How you can help"), choices=Mode.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    times = forms.MultipleChoiceField(
        label=_("When, in general"), choices=TimeSlot.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    week = forms.TypedMultipleChoiceField(
        label=_("My usual week"),
        choices=week_choices,
        coerce=lambda value: (int(value.partition("-")[0]), value.partition("-")[2]),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick the moments when you are usually free. Leave everything empty if it varies."),
    )
    monthly_cap = forms.IntegerField(
        label=_("Solicitations a month at most"),
        min_value=1,
        max_value=MOST_A_MONTH,
        initial=2,
        help_text=_("Beyond it, nobody calls or writes to you directly before the next month."),
    )
    asks_monthly = forms.BooleanField(
        label=_("Ask me each month by e-mail whether this still holds"), required=False, initial=True
    )

    @staticmethod
    def initial_for(volunteer: Volunteer) -> dict[str, Any]:
        """Return what somebody said last; nothing for somebody who has said nothing yet."""
        told = getattr(volunteer, "availability", None)
        if told is None:
            return {}
        names = ("status", "until", "modes", "times", "monthly_cap", "asks_monthly")
        week = [f"{slot.weekday}-{slot.part}" for slot in volunteer.weekly_slots.all()]
        said = {name: getattr(told, name) for name in names} | {"week": week}
        if told.status == AvailabilityStatus.PAUSED and not told.is_paused:
            said |= {"status": AvailabilityStatus.AVAILABLE.value, "until": None}
        return said

    def clean(self) -> dict[str, Any]:
        """Forget the day of return of somebody who takes no break."""
        cleaned = super().clean() or {}
        if cleaned.get("status") != AvailabilityStatus.PAUSED:
            cleaned["until"] = None
        return cleaned

    @property
    def plain_fields_before(self) -> list[forms.BoundField]:
        """The fields above the week."""
        return [self[name] for name in ("status", "until", "modes", "times")]

    @property
    def plain_fields_after(self) -> list[forms.BoundField]:
        """The fields below it."""
        return [self[name] for name in ("monthly_cap", "asks_monthly")]

    @property
    def part_labels(self) -> Sequence[str]:
        """The columns of the week."""
        return [str(label) for label in DayPart.labels]

    @property
    def week_rows(self) -> list[tuple[str, list[Any]]]:
        """The rows of the week: a day, and its boxes in the order of the columns."""
        boxes = list(self["week"])
        size = len(DayPart.values)
        return [(str(Weekday(day).label), boxes[day * size : (day + 1) * size]) for day in Weekday.values]


class PauseForm(forms.Form):
    """A break in one click, with the day it ends."""

    until = FutureDayField(label=_("Back on"), required=False)


class DatedSlotForm(forms.Form):
    """Days that differ from the usual week."""

    is_free = forms.TypedChoiceField(
        label=_("On these days"),
        choices=[("1", _("I am available")), ("0", _("I am not available"))],
        coerce=lambda value: value == "1",
        initial="1",
    )
    first_day = DayField(label=_("First day"), required=False)
    last_day = DayField(label=_("Last day (included)"), required=False)
    parts = forms.MultipleChoiceField(
        label=_("Only at these times"), choices=DayPart.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def clean(self) -> dict[str, Any]:
        """One day is from that day to that day; without any the row is empty."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day comes before the first."))
        if (last or cleaned.get("parts")) and not first and "first_day" not in self.errors:
            self.add_error("first_day", _("Say from which day."))
        return cleaned


class DatedSlotFormSet(forms.BaseFormSet):
    """All the days that differ, and an empty row to add some."""

    @staticmethod
    def initial_for(volunteer: Volunteer) -> list[dict[str, Any]]:
        """Return the rows somebody has."""
        return [
            {"is_free": str(int(row.is_free)), "first_day": row.first_day, "last_day": row.last_day, "parts": row.parts}
            for row in volunteer.dated_slots.all()
        ]

    @property
    def days(self) -> list[Days]:
        """What was filled in, without the rows that are to go."""
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("first_day")]
        kept = [row for row in rows if not row.get("DELETE")]
        return [
            Days(row["first_day"], row["last_day"] or row["first_day"], tuple(row["parts"]), row["is_free"])
            for row in kept
        ]


DatedSlots = forms.formset_factory(
    DatedSlotForm, formset=DatedSlotFormSet, extra=1, can_delete=True, max_num=MOST_DATES, validate_max=True
)
