"""A sentence in the editor: what is to be read, with the generated sentence that its form showed.

The second travels with the form. Compared with figures that moved meanwhile, a sentence nobody touched would pass for
an editor's own, with yesterday's numbers in it.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput


class Sentence(NamedTuple):
    """What is to be read, and what the portal would say."""

    text: str
    generated: str


class SentenceWidget(forms.MultiWidget):
    """A text that grows, and the hidden generated sentence."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__([AdminAutoHeightTextInput(attrs={"rows": 2}), forms.HiddenInput()], attrs)

    def decompress(self, value: Sentence | None) -> list[str]:
        """Return the values of both."""
        return list(value) if value else ["", ""]

    def id_for_label(self, id_: str) -> str:
        """Lead the label to the text."""
        return f"{id_}_0" if id_ else id_


class SentenceField(forms.MultiValueField):
    """Gives a `Sentence`."""

    widget = SentenceWidget

    def __init__(self, **kwargs: Any) -> None:
        fields = [forms.CharField(required=False, max_length=1000), forms.CharField(required=False)]
        super().__init__(fields, require_all_fields=False, required=False, **kwargs)

    def compress(self, data_list: Sequence[str]) -> Sentence:
        """Put both together; a form that never showed the sentence asks for the generated one."""
        return Sentence(*data_list) if data_list else Sentence("", "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is to be read: the generated sentence is nobody's change, and an empty field asks for it."""
        shown = initial or Sentence("", "")
        return self.fields[0].has_changed(shown.text, (data and data[0]) or shown.generated)
