"""The title, read again: the first thing that volunteers see."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from ...models import HelpRequestPage
from ..drafts import LONGEST_TITLE
from .parts import GuardedForm


class TitleForm(GuardedForm):
    """A title made from the need's first sentence, to be changed at will."""

    guarded = "title"

    title = forms.CharField(
        label=_("Title"),
        max_length=LONGEST_TITLE + 30,
        help_text=_("What volunteers read first: what you need, in one line."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Give your request a title.")},
    )

    def clean_title(self) -> str:
        """Return the title on one line."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def write(self, draft: HelpRequestPage, *, by: User) -> None:
        draft.title = self.cleaned_data["title"] or draft.title
