"""The title, read again: the first thing that volunteers see."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from ...models import Asking, HelpRequestPage
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

    proposes = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask about the volunteer one came from, when there is one who can still be found."""
        super().__init__(*args, **kwargs)
        wished = getattr(self.draft.asking.wished, "profile", None)
        if wished and wished.live:
            label = _("Propose it to %(name)s as soon as it is online") % {"name": wished.title}
            self.fields["proposes"].label = label
        else:
            del self.fields["proposes"]

    @classmethod
    def initial_of(cls, draft: HelpRequestPage) -> dict[str, Any]:
        return {"title": draft.title, "proposes": True}

    def clean_title(self) -> str:
        """Return the title on one line."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def write(self, draft: HelpRequestPage, *, by: User) -> None:
        draft.title = self.cleaned_data["title"] or draft.title

    def keep(self, draft: HelpRequestPage, *, by: User) -> None:
        """Forget the volunteer one came from when the box was unticked."""
        super().keep(draft, by=by)
        if self.cleaned_data.get("proposes") is False and not self.is_deferred:
            Asking.objects.filter(help_request=draft.pk).update(wished=None)
