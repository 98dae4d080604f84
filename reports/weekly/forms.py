"""What editors fill in: sentences, and what is worth reading. Figures are in no form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from ..sentences import write
from ..wording import in_both_forms
from .highlights import Highlight, among, suggested
from .sections import FIELDS, SECTIONS
from .sentence_field import Sentence, SentenceField
from .words import chosen


class HighlightsField(forms.MultipleChoiceField):
    """Choices by their keys, in the order in which they are shown."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, found: list[Highlight]) -> None:
        """Show what may be chosen, each with what it is."""
        self.choices = [(one.key, f"{one.label} – {one.title}") for one in found]


class SentencesForm(WagtailAdminPageForm):
    """Sentences as fields: filled with what will be read; emptied, they are generated again."""

    highlights = HighlightsField(
        label=_("Worth reading"),
        required=False,
        help_text=_("Without a choice, the report shows the tools and the solved threads of the week."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.figures:
            self._fill_sentences()
            self._offer_highlights()

    def _fill_sentences(self) -> None:
        for name, generated in write(in_both_forms(self.instance.figures)).items():
            own = self.instance.sentences.get(name, {}).get("text")
            self.initial[FIELDS[name]] = Sentence(own or generated, generated)

    def _offer_highlights(self) -> None:
        found = {one.key: one for one in (*among(self.instance.highlights), *suggested(self.instance.period))}
        self.fields["highlights"].offer(list(found.values()))

    def clean(self) -> dict[str, Any]:
        """Keep an editor's own sentences, and only these."""
        cleaned = super().clean()
        for name, field in FIELDS.items():
            if field in self.fields and isinstance(said := cleaned.get(field), Sentence):
                self.instance.sentences = chosen(self.instance.sentences, name, **said._asdict())
        return cleaned


ReportForm = type(
    "ReportForm",
    (SentencesForm,),
    {"__doc__": SentencesForm.__doc__, "__module__": __name__}
    | {FIELDS[name]: SentenceField(label=label) for _title, names in SECTIONS for name, label in names.items()},
)
