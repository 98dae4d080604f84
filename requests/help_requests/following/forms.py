"""What a request's people say when it changes: why, how it ended, what came out of it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from toolbox import uploads

from ..choices import State
from ..models import HelpRequestPage
from .closing import Ending
from .thanking import helpers

LONGEST_REASON = 500

SATISFACTION = [
    (5, _("5 – entirely")),
    (4, _("4 – well")),
    (3, _("3 – in part")),
    (2, _("2 – a little")),
    (1, _("1 – not at all")),
]


class ReasonForm(forms.Form):
    """Why, for colleagues and the coordination team."""

    comment = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST_REASON,
        required=False,
        help_text=_("Your colleagues and the coordination team read it. It is not public."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ToolForm(forms.Form):
    """A document and its title; both or none when it isn't asked for."""

    tool_title = forms.CharField(
        label=_("Title of the document"), max_length=200, help_text=_("What it is: “Telework charter”.")
    )
    tool_file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word, Excel, PowerPoint or LibreOffice, 5 MB at most. Nothing about patients or residents."),
        widget=forms.FileInput(attrs={"accept": uploads.ACCEPT}),
    )

    def clean_tool_file(self) -> Any:
        """Check the file."""
        file = self.cleaned_data.get("tool_file")
        return uploads.checked(file, file.name) if file else None

    def tools(self) -> list[tuple[str, Any]]:
        """Return the documents that were joined, with their titles."""
        file = self.cleaned_data.get("tool_file")
        return [(self.cleaned_data["tool_title"], file)] if file else []


class CloseForm(ToolForm):
    """How it ended, who helped, how content one is, what was made of it."""

    field_order = ["state", "thanked", "text", "satisfaction", "tool_title", "tool_file"]

    state = forms.TypedChoiceField(
        label=_("How did it end?"),
        choices=[
            (State.SOLVED, _("It is solved: we found the help we needed")),
            (State.CLOSED_UNSOLVED, _("Without a solution: we no longer look for help here")),
        ],
        coerce=State,
        widget=forms.RadioSelect,
    )
    thanked = forms.TypedMultipleChoiceField(
        label=_("Solved thanks to"),
        coerce=int,
        required=False,
        help_text=_("We thank them by e-mail. The page says so for those who have a public page."),
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(
        label=_("What helped?"),
        max_length=2000,
        required=False,
        help_text=_("Those you thank, your colleagues and the coordination team read it. It is not public."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    satisfaction = forms.TypedChoiceField(
        label=_("Did you get the help you expected?"),
        choices=SATISFACTION,
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Counted with all others; it is shown nowhere by itself."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, page: HelpRequestPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tool_title"].required = self.fields["tool_file"].required = False
        self.fields["thanked"].choices = helpers(page)  # type: ignore[attr-defined]
        if not self.fields["thanked"].choices:  # type: ignore[attr-defined]
            del self.fields["thanked"]

    def clean(self) -> dict[str, Any]:
        """Refuse half a document: it would be lost without a word."""
        typed = self.cleaned_data
        if typed.get("tool_file") and not typed.get("tool_title"):
            self.add_error("tool_title", ValidationError(_("Give the document a title.")))
        if typed.get("tool_title") and not typed.get("tool_file") and "tool_file" not in self.errors:
            self.add_error("tool_file", ValidationError(_("Join the file, or take the title away.")))
        return typed

    def ending(self) -> Ending:
        """Return what was said."""
        typed = self.cleaned_data
        return Ending(
            state=typed["state"],
            text=typed["text"],
            satisfaction=typed["satisfaction"],
            thanked=tuple(typed.get("thanked", ())),
            tools=tuple(self.tools()),
        )
