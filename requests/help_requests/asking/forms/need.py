"""What about: free text first, themes suggested from it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from directory.models import Theme
from directory.theme_widgets import ThemeSelect
from portal.finding import finder

from ...models import HelpRequestPage
from .parts import GuardedForm

LONGEST_NEED = 8000
SHORTEST_NEED = 15
MOST_SUGGESTED = 5


@dataclass(frozen=True)
class Suggested:
    """A theme on the screen, ticked or not."""

    slug: str
    name: str
    is_ticked: bool


class NeedForm(GuardedForm):
    """The need, and its themes. `seen` are those already shown: what is unticked stays so, what is new comes ticked."""

    guarded = "text"

    text = forms.CharField(
        label=_("Describe it in your own words"),
        min_length=SHORTEST_NEED,
        max_length=LONGEST_NEED,
        help_text=_(
            "What happens, what you have tried, what would help. Everybody reads it: no name, no date of birth, "
            "nothing that tells who a patient or resident is."
        ),
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={
            "required": _("Say in a sentence or two what you need."),
            "min_length": _("Say a little more: a sentence is enough."),
        },
    )
    themes = forms.ModelMultipleChoiceField(Theme.objects.all(), to_field_name="slug", required=False)
    other_theme = forms.ModelChoiceField(
        Theme.objects.all(), label=_("Another theme"), required=False, widget=ThemeSelect
    )

    @classmethod
    def initial_of(cls, draft: HelpRequestPage) -> dict[str, Any]:
        return {"text": draft.description, "themes": list(draft.themes.all()) if draft.pk else []}

    @cached_property
    def chosen(self) -> dict[str, Theme]:
        """The themes that are ticked now, by slug."""
        slugs = self._sent("themes") if self.is_bound else [theme.slug for theme in self.initial["themes"]]
        return {theme.slug: theme for theme in Theme.objects.filter(slug__in=slugs)} if slugs else {}

    @cached_property
    def suggested(self) -> dict[str, Theme]:
        """The themes the text is about, the most spoken of first."""
        text = str(self["text"].value() or "")
        slugs = finder().themes_in(text) if text else ()
        found = {theme.slug: theme for theme in Theme.objects.filter(slug__in=slugs, parent__isnull=False)}
        return {slug: found[slug] for slug in slugs if slug in found} if found else {}

    @property
    def new(self) -> list[Theme]:
        """What is suggested and was never shown: it counts as chosen."""
        seen = self._sent("seen")
        is_fresh = self.is_bound or not self.draft.pk
        return [one for one in self.most_suggested if one.slug not in seen] if is_fresh else []

    def _sent(self, name: str) -> list[str]:
        """Return the values sent under a name; what isn't bound was sent nothing."""
        return list(map(str, self.data.getlist(name))) if isinstance(self.data, QueryDict) else []

    @property
    def most_suggested(self) -> list[Theme]:
        return list(self.suggested.values())[:MOST_SUGGESTED]

    def shown(self) -> list[Suggested]:
        """Return the themes to tick: what is suggested, then what was chosen besides."""
        ticked = {*self.chosen, *(one.slug for one in self.new)}
        themes = {one.slug: one for one in self.most_suggested} | self.chosen
        return [Suggested(slug, theme.name, slug in ticked) for slug, theme in themes.items()]

    def all_themes(self) -> list[Theme]:
        """Return the themes of a valid form: those ticked, the new ones, and the one chosen from the list."""
        other = self.cleaned_data["other_theme"]
        themes = [*self.cleaned_data["themes"], *self.new, *([other] if other else [])]
        return list({theme.pk: theme for theme in themes}.values())

    @property
    def text_typed(self) -> str:
        """The text with the line ends the database keeps: a browser sends others."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def write(self, draft: HelpRequestPage, *, by: User) -> None:
        draft.description = self.text_typed or draft.description
        draft.themes = self.all_themes()
