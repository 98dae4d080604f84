"""The form of a request that was sent: its texts, and the lines of who is needed. It begins and ends as content."""

from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from directory.editing.forms.rows import MOST_LINES, RowSet
from directory.fields import DayField
from directory.models import Profession, Skill, Theme
from directory.theme_widgets import ThemeCheckboxes
from portal.editing.contents import Content

from ..asking.forms.lines import Line as NewLine
from ..asking.forms.lines import ProfessionField
from ..asking.forms.need import LONGEST_NEED
from ..asking.forms.parts import GuardedForm
from ..choices import HelpKind, Place, Urgency
from ..models import HelpRequestPage
from . import places
from .contents import COLUMNS

LONGEST_TITLE = 120


class TextsForm(GuardedForm):
    """What is asked, how soon, where. Title and description are looked at for what may be a patient's."""

    guarded = "description"

    title = forms.CharField(label=_lazy("Title"), max_length=LONGEST_TITLE)
    description = forms.CharField(
        label=_lazy("Description"),
        max_length=LONGEST_NEED,
        help_text=_lazy("Everybody reads it: nothing that tells who a patient or resident is."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    urgency = forms.ChoiceField(label=_lazy("Urgency"), choices=Urgency.choices, widget=forms.RadioSelect)
    needed_by = DayField(label=_lazy("Needed by"), required=False)
    place = forms.ChoiceField(label=_lazy("Where"), choices=Place.choices, widget=forms.RadioSelect)
    themes = forms.ModelMultipleChoiceField(
        Theme.objects.all(), label=_lazy("Themes"), required=False, widget=ThemeCheckboxes
    )

    @classmethod
    def initial_of(cls, draft: HelpRequestPage) -> dict[str, Any]:
        fields = {name: getattr(draft, name) for name in cls.base_fields if name != "themes"}
        return {**fields, "themes": [theme.pk for theme in draft.themes.all()]}

    def text_to_guard(self) -> str:
        return f"{self.data.get('title', '')}\n{self.data.get('description', '')}"

    def clean_title(self) -> str:
        """Return the title on one line."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def said(self) -> Content:
        """Return what was typed, with the line ends the database keeps: a browser sends others."""
        typed = {name: self.cleaned_data[name] for name in self.base_fields}
        texts = {"description": typed["description"].replace("\r\n", "\n")}
        return typed | texts | {"themes": sorted(theme.pk for theme in typed["themes"])}


class Line(NewLine):
    """A line as it is written when one asks, of a profession or a skill. `key` is that of a need that is there."""

    field_order = ["key", "profession", "skill", "number"]

    key = forms.IntegerField(required=False, widget=forms.HiddenInput)
    profession = ProfessionField(Profession.objects.all(), label=_lazy("Profession"), required=False)
    skill = forms.ModelChoiceField(Skill.objects.all(), label=_lazy("What they would do"), required=False)
    verified_only = forms.BooleanField(label=_lazy("Only people who gave a registration number (RPPS)"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse days out of order, an hour alone, and two answers to who; days gone by are part of what was asked."""
        typed = self.cleaned_data
        self.check_order(typed)
        if typed.get("profession") and typed.get("skill"):
            self.add_error("skill", _("Choose a profession or a skill, not both."))
        return typed

    def main_fields(self) -> list[forms.BoundField]:
        names = ("profession", "skill", "number", "starts_on", "ends_on")
        return [self[name] for name in names if name in self.fields]

    @property
    def is_filled(self) -> bool:
        """Whether somebody is looked for."""
        typed = getattr(self, "cleaned_data", {})
        return bool(typed.get("profession") or typed.get("skill"))

    def value(self) -> list[Any]:
        """Return the line as content."""
        typed = self.cleaned_data
        found: dict[str, Any] = {name: typed.get(name.removesuffix("_id")) for name in COLUMNS}
        for name in ("profession_id", "skill_id", "commune_id"):
            found[name] = found[name].pk if found[name] else None
        found |= {"pk": typed.get("key"), "verified_only": bool(found["verified_only"])}
        return list(found.values())


class Lines(RowSet):
    """The needs of a request. An emptied line is a removed one; what somebody was promised stays."""

    opened = True
    form: type[Line]
    taken: dict[int, int]
    known: set[int]

    @classmethod
    def over(cls, draft: HelpRequestPage, data: QueryDict | None, *, prefix: str) -> Self:
        names = [name for name in cls.form.base_fields if name != "key"]
        needs = list(draft.needs.all())
        initial = [{"key": need.pk, **{name: getattr(need, name) for name in names}} for need in needs]
        made = cls(data, initial=initial, prefix=prefix)
        made.taken, made.known = places.taken(draft), {need.pk for need in needs}
        # A page asks for care professionals or for hands; one that was loaded may ask for both.
        other = {HelpKind.POSITIONS: "skill", HelpKind.HANDS: "profession"}.get(HelpKind(draft.kind))
        for form in made.forms:
            if other and not form.initial.get(other):
                form.fields.pop(other)
        return made

    def clean(self) -> None:
        """Refuse fewer places than are taken, and a line that is removed under somebody's feet."""
        for form in self.forms:
            typed = getattr(form, "cleaned_data", {})
            number = self.taken.get(typed.get("key") or 0, 0)
            if number and not form.is_filled:
                form.add_error(None, _("Somebody was promised a place here: this line can’t be removed."))
            elif (typed.get("number") or 1) < number:
                words = {"number": number}
                form.add_error("number", _("%(number)d places are taken already: it can’t be fewer.") % words)

    def said(self) -> Content:
        """Return the lines that hold something. A key that is on no line of this request makes a new one."""
        lines = [form.value() for form in self.forms if form.is_filled]
        return {"needs": [[key if key in self.known else None, *rest] for key, *rest in lines]}


NeedLines: Any = forms.formset_factory(
    Line, formset=Lines, max_num=MOST_LINES, extra=1, validate_max=True, absolute_max=MOST_LINES + 5
)
PARTS: dict[str, type[Any]] = {"texts": TextsForm, "needs": NeedLines}
