"""What the forms of a page share: they begin with what its draft says, and end as content."""

from typing import Any, Self

from django import forms
from django.http import QueryDict

from ...models import VolunteerProfilePage
from ..content import Content


class PartForm(forms.Form):
    """A part of a page's form, called `part` on its screen."""

    part: str

    @classmethod
    def over(cls, draft: VolunteerProfilePage, data: QueryDict | None, *, prefix: str) -> Self:
        """Return the form over a draft, or over what was typed; its fields keep their own names."""
        form = cls(data, initial=cls.initial_of(draft))
        form.part = prefix
        return form

    @classmethod
    def initial_of(cls, draft: VolunteerProfilePage) -> dict[str, Any]:
        """Return what the draft says, by field of the form: the same names unless a form knows better."""
        return {name: getattr(draft, name) for name in cls.base_fields}

    def said(self) -> Content:
        """Return what was typed, by field of the page's content."""
        return dict(self.cleaned_data)
