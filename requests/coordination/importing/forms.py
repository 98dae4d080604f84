"""Sending a list."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.searching.reading import clean

from .reading import FileError, Line, read

ENDINGS = (".csv", ".xlsx")


class UploadForm(forms.Form):
    """A file, and whose it is."""

    source = forms.CharField(
        label=gettext_lazy("Whose list it is"),
        max_length=80,
        help_text=gettext_lazy("For example “ARS Grand Est”. References are looked for in the same list only."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or XLSX, 5 MB and 1,000 lines at the most."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    lines: list[Line]

    def clean_source(self) -> str:
        """Return the name on one line: the same list, the same name."""
        return clean(self.cleaned_data["source"])

    def clean_file(self) -> Any:
        """Read the file; what can't be read is said with what to do."""
        file = self.cleaned_data["file"]
        if PurePath(file.name).suffix.lower() not in ENDINGS:
            raise ValidationError(_("Save it as CSV or XLSX: “%(name)s” is something else.") % {"name": file.name[:60]})
        try:
            self.lines = read(file)
        except FileError as error:
            raise ValidationError(str(error)) from error
        return file
