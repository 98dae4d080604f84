"""Who, how many, when: a line for each profession or skill."""

from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from directory.editing.forms.rows import MOST_LINES, RowSet
from directory.fields import CommuneField, DayField
from directory.models import Profession, Skill

from ...models import HelpRequestPage, Need

MOST_PEOPLE = 200


class HourInput(forms.TimeInput):
    """The browser's own field for an hour."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class ProfessionField(forms.ModelChoiceField):
    """A profession in both forms."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.label)


class Line(forms.Form):
    """How many people, which days, which hours; and where, when it isn't where the establishment is."""

    wanted: str

    number = forms.IntegerField(
        label=gettext_lazy("Number of people"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    starts_on = DayField(label=gettext_lazy("From"), required=False)
    ends_on = DayField(label=gettext_lazy("To (included)"), required=False)
    starts_at = forms.TimeField(label=gettext_lazy("From (hour)"), required=False, widget=HourInput)
    ends_at = forms.TimeField(label=gettext_lazy("To (hour)"), required=False, widget=HourInput)
    commune = CommuneField(label=gettext_lazy("Elsewhere: which town?"), required=False)

    def has_changed(self) -> bool:
        """Whether the line says anything: a number alone is what an empty one begins with."""
        return any(name != "number" for name in self.changed_data)

    def clean_number(self) -> int:
        """Return one person where nothing is said."""
        return self.cleaned_data["number"] or 1

    def clean(self) -> dict[str, Any]:
        """Refuse days out of order or gone by, an hour alone, and a line of nobody: it would be lost without a word."""
        typed = self.cleaned_data
        self.check_order(typed)
        first, last = typed.get("starts_on"), typed.get("ends_on")
        if "ends_on" not in self.errors and (end := last or first) and end < timezone.localdate():
            self.add_error("ends_on" if last else "starts_on", _("This day is past: choose today or a later one."))
        if self.has_changed() and not typed.get(self.wanted) and self.wanted not in self.errors:
            self.add_error(self.wanted, _("Say who you are looking for."))
        return typed

    def check_order(self, typed: dict[str, Any]) -> None:
        """Refuse days out of order, and an hour alone."""
        first, last = typed.get("starts_on"), typed.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes before the first: choose the same day or a later one."))
        if bool(typed.get("starts_at")) != bool(typed.get("ends_at")):
            self.add_error("ends_at" if typed.get("starts_at") else "starts_at", _("Give both hours, or none."))

    @property
    def more_is_open(self) -> bool:
        """Whether hours and town are shown at once: something stands there, or is to be corrected."""
        return any(self[name].value() or self[name].errors for name in self.more_names())

    def more_names(self) -> tuple[str, ...]:
        """Return the fields that most lines leave empty."""
        optional = ("starts_at", "ends_at", "commune", "verified_only")
        return tuple(name for name in optional if name in self.fields)

    def main_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in (self.wanted, "number", "starts_on", "ends_on")]

    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.more_names()]


class ProfessionLine(Line):
    """Care professionals."""

    wanted = "profession"

    profession = ProfessionField(Profession.objects.all(), label=gettext_lazy("Profession looked for"), required=False)
    verified_only = forms.BooleanField(
        label=gettext_lazy("Only people who gave a registration number (RPPS)"), required=False
    )


class SkillLine(Line):
    """Hands."""

    wanted = "skill"

    skill = forms.ModelChoiceField(Skill.objects.all(), label=gettext_lazy("What they would do"), required=False)


class NeedRows(RowSet):
    """The lines of a request; two may look for the same people on different days."""

    opened = True
    is_deferred = False

    @classmethod
    def over(cls, draft: HelpRequestPage, data: QueryDict | None, *, prefix: str) -> Self:
        columns = cls.form.base_fields
        lines = [need for need in draft.needs.all() if getattr(need, f"{cls.form.wanted}_id")]
        # By its key: the menu of each line finds it among its own entries.
        keys = {cls.form.wanted: f"{cls.form.wanted}_id"}
        initial = [{name: getattr(need, keys.get(name, name)) for name in columns} for need in lines]
        return cls(data, initial=initial, prefix=prefix)

    def clean(self) -> None:
        """Ask for one line at least."""
        if not self.is_deferred and not self.filled() and not any(self.errors):
            self.forms[0].add_error(self.forms[0].wanted, _("Say who you are looking for."))

    def filled(self) -> list[dict[str, Any]]:
        """Return what was typed in the lines that hold somebody."""
        lines = [form.cleaned_data for form in self.forms if hasattr(form, "cleaned_data")]
        return [line for line in lines if line.get(self.form.wanted)]

    def write(self, draft: HelpRequestPage, *, by: User) -> None:
        """Put the lines on the page, in their order."""
        draft.needs = [
            Need(sort_order=place, **{name: value for name, value in line.items() if value not in ("", None)})
            for place, line in enumerate(self.filled())
        ]

    def keep(self, draft: HelpRequestPage, *, by: User) -> None:
        """Have nothing beside the page."""


def _rows(form: type[Line]) -> Any:
    return forms.formset_factory(
        form, formset=NeedRows, max_num=MOST_LINES, extra=1, validate_max=True, absolute_max=MOST_LINES + 5
    )


ProfessionRows, SkillRows = _rows(ProfessionLine), _rows(SkillLine)
