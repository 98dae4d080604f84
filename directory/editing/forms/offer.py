"""What I can do: kinds of help, themes, professions, skills, and texts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ... import rpps
from ...choices import Language, Situation, SkillLevel, ThemeLevel, VolunteerKind
from ...models import Profession, Skill, Theme
from ...theme_widgets import ThemeSelect
from ..content import Content
from .parts import PartForm
from .rows import rows

LONGEST_TEXT = 4000


class KindsForm(PartForm):
    """Advice, care or hands; and where one stands in one's working life."""

    kinds = forms.MultipleChoiceField(
        label=_("I offer"),
        choices=[
            (VolunteerKind.EXPERT, _("Expertise: advice by telephone, documents, experience")),
            (VolunteerKind.CARE, _("Care: I am a care professional, a student in care or retired from care")),
            (VolunteerKind.NON_CARE, _("A hand: reception, logistics, administration, IT…")),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say what kind of help you offer.")},
    )
    situation = forms.ChoiceField(
        label=_("Situation"), choices=Situation.choices, required=False, initial=Situation.NOT_GIVEN
    )

    def said(self) -> Content:
        return {
            "kinds": self.cleaned_data["kinds"],
            "situation": self.cleaned_data["situation"] or Situation.NOT_GIVEN.value,
        }


class ThemeRow(forms.Form):
    """A theme, how well I know it, a sentence."""

    theme = forms.ModelChoiceField(Theme.objects.all(), label=_("Theme"), required=False, widget=ThemeSelect)
    level = forms.ChoiceField(label=_("Level"), choices=ThemeLevel.choices, required=False, initial=ThemeLevel.HAS_DONE)
    note = forms.CharField(
        label=_("In a sentence"),
        max_length=300,
        required=False,
        help_text=_("What you did, for how many people, with what result."),
    )

    def clean_level(self) -> str:
        """Return the middle level where none was chosen."""
        return self.cleaned_data["level"] or ThemeLevel.HAS_DONE.value


class ProfessionRow(forms.Form):
    """A profession and its number in the national register."""

    profession = forms.ModelChoiceField(Profession.objects.all(), label=_("Profession"), required=False)
    registration_number = forms.CharField(
        label=_("RPPS number"),
        max_length=20,
        required=False,
        help_text=_("11 digits, if you have one. The team checks it; nobody else sees it unless you say so."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def clean_registration_number(self) -> str:
        """Return the number without spaces; refuse one that can't be right."""
        number = rpps.cleaned(self.cleaned_data["registration_number"])
        if number:
            rpps.validate_rpps(number)
        return number

    def clean(self) -> dict[str, Any]:
        """Refuse a number of no profession: it would be lost without a word."""
        typed = self.cleaned_data
        if typed.get("registration_number") and not typed.get("profession"):
            self.add_error("profession", _("Choose the profession this number is for."))
        return typed


class SkillRow(forms.Form):
    """A skill and how well I have it."""

    skill = forms.ModelChoiceField(Skill.objects.all(), label=_("Skill"), required=False)
    level = forms.ChoiceField(label=_("Level"), choices=[("", _("Not given")), *SkillLevel.choices], required=False)


ThemeRows = rows(ThemeRow, name="themes", opened=True)
ProfessionRows = rows(ProfessionRow, name="professions")
SkillRows = rows(SkillRow, name="skills")


class TextsForm(PartForm):
    """What I say of myself."""

    presentation = forms.CharField(
        label=_("Presentation"),
        max_length=LONGEST_TEXT,
        help_text=_("What you can bring, in your own words. It is what people read first."),
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Present yourself in a few sentences.")},
    )
    background = forms.CharField(
        label=_("Background"),
        max_length=LONGEST_TEXT,
        required=False,
        help_text=_("Training, posts held: what makes people trust you."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=Language.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    @property
    def more_is_open(self) -> bool:
        """Whether what is optional is shown at once: something stands there, or is to be corrected."""
        return any(self[name].value() or self[name].errors for name in ("background", "languages"))

    def said(self) -> Content:
        """Return the texts with the line ends the database keeps: a browser sends others, which change nothing."""
        said = dict(self.cleaned_data)
        return said | {name: said[name].replace("\r\n", "\n") for name in ("presentation", "background")}
