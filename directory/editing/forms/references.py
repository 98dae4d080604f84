"""What others can check: projects, structures, publications."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .rows import rows

HTTP_ONLY = _("Write an address that begins with https://.")


class ReferenceRow(forms.Form):
    """A reference, with an address or not."""

    text = forms.CharField(label=_("Reference"), max_length=200, required=False)
    url = forms.URLField(
        label=_("Web address"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": HTTP_ONLY},
        widget=forms.URLInput(attrs={"inputmode": "url"}),
    )

    def clean_url(self) -> str:
        """Refuse an address that a browser doesn't open as a page."""
        url = str(self.cleaned_data["url"])
        if url and not url.startswith(("http://", "https://")):
            raise forms.ValidationError(HTTP_ONLY)
        return url

    def clean(self) -> dict[str, Any]:
        """Refuse an address of nothing: it would be lost without a word."""
        if self.cleaned_data.get("url") and not self.cleaned_data.get("text"):
            self.add_error("text", _("Say what is at this address."))
        return self.cleaned_data


ReferenceRows = rows(ReferenceRow, name="references")
