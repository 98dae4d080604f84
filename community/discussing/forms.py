"""What is asked of whoever starts a discussion."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Theme
from directory.theme_widgets import ThemeSelect

from ..models import Thread
from ..writing.forms import BodyForm


class DiscussionForm(BodyForm):
    """A theme, a title that says it in a line, and the first message, which is talk."""

    guarded = ("title", "body")

    theme = forms.ModelChoiceField(
        label=_("Theme"),
        queryset=Theme.objects.all(),
        widget=ThemeSelect,
        error_messages={"required": _("Choose what it is about."), "invalid_choice": _("Choose a theme of the list.")},
    )
    title = forms.CharField(
        label=_("Title"),
        help_text=_("Your question in one line: “Which tool for remote handovers?”"),
        max_length=Thread._meta.get_field("title").max_length,
        min_length=5,
        error_messages={"required": _("Give it a title, so that others find it.")},
    )

    field_order = ("theme", "title", "body", "keeps")

    def clean_title(self) -> str:
        """Return the title on one line, without control characters."""
        return " ".join("".join(char for char in self.cleaned_data["title"] if char.isprintable()).split())
