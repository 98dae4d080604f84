"""The forms of photo and documents."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal import pictures

from . import documents
from .actions import LONGEST_SIDE, MIDDLE


class PhotoForm(forms.Form):
    """A photo; `cleaned_data["photo"]` are its pixels, upright and small."""

    photo = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG, PNG or WebP, 5 MB at most. Place and date that a camera writes beside it are removed."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    def clean_photo(self) -> Any:
        """Open the picture, or say why not."""
        return pictures.upright(self.cleaned_data["photo"], longest_side=LONGEST_SIDE)


class RangeInput(forms.NumberInput):
    """A slider: nothing to type, and it works without a script."""

    input_type = "range"


def slider(label: Any, *, first: int, last: int, start: int) -> forms.IntegerField:
    """Return a number chosen with a slider."""
    return forms.IntegerField(
        label=label, min_value=first, max_value=last, step_size=5, initial=start, widget=RangeInput
    )


class FrameForm(forms.Form):
    """Which square of a photo is shown."""

    across = slider(_("From left to right"), first=0, last=100, start=MIDDLE["across"])
    down = slider(_("From top to bottom"), first=0, last=100, start=MIDDLE["down"])
    zoom = slider(_("Closer"), first=100, last=300, start=MIDDLE["zoom"])


class DocumentForm(forms.Form):
    """A document and its title."""

    title = forms.CharField(label=_("Title"), max_length=120, help_text=_("What readers see: “First-aid certificate”."))
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, or a picture (JPEG, PNG, WebP), 5 MB at most. Nothing about patients or residents."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png,image/webp"}),
    )

    def __init__(self, *args: Any, number: int = 0, **kwargs: Any) -> None:
        """`number` documents are on the page already."""
        super().__init__(*args, **kwargs)
        self._number = number

    def clean_file(self) -> Any:
        """Check the file and write it again where we can."""
        return documents.checked(self.cleaned_data["file"])

    def clean(self) -> dict[str, Any]:
        """Refuse more than a page can carry."""
        if self._number >= documents.MOST_DOCUMENTS:
            raise ValidationError(_("A page has five documents at most: remove one first."))
        return self.cleaned_data
