"""Lines that somebody adds, changes and removes without a script: an emptied line is a removed one."""

from typing import Any, Self

from django import forms
from django.forms import BaseFormSet
from django.http import QueryDict
from django.utils.translation import gettext as _

from ...models import VolunteerProfilePage
from ..content import FIELDS, Content

# Beyond what one page can carry; the formset's own limit keeps a forged form from costing memory.
MOST_LINES = 15


class RowSet(BaseFormSet):
    """Lines of a page: `name` is their field in its content, `columns` the form's fields in that order.

    `opened` ones are shown at once, the others only when there are some.
    """

    name: str
    columns: tuple[str, ...]
    opened = False

    @classmethod
    def over(cls, draft: VolunteerProfilePage, data: QueryDict | None, *, prefix: str) -> Self:
        """Return the lines of a draft, or what was typed over them."""
        lines = FIELDS[cls.name].read(draft)
        initial = [dict(zip(cls.columns, line, strict=True)) for line in lines]
        return cls(data, initial=initial, prefix=prefix)

    def clean(self) -> None:
        """Refuse the same thing twice."""
        seen: set[Any] = set()
        for form in self.forms:
            first = form.cleaned_data.get(self.columns[0]) if hasattr(form, "cleaned_data") else None
            if first and first in seen:
                form.add_error(self.columns[0], _("This is chosen twice: keep one of the two lines."))
            seen.add(first)

    def is_valid(self) -> bool:
        """Whether every line is; what `clean` found on a line counts as well."""
        return super().is_valid() and not any(form.errors for form in self.forms)

    @property
    def is_open(self) -> bool:
        """Whether the lines are shown at once: there are some, or there is something to correct."""
        return self.opened or bool(self.initial) or (self.is_bound and any(form.has_changed() for form in self.forms))

    def said(self) -> Content:
        """Return the lines that hold something."""
        filled = (form.cleaned_data for form in self.forms if form.cleaned_data.get(self.columns[0]))
        return {self.name: [[key_of(line.get(column)) for column in self.columns] for line in filled]}


def key_of(value: Any) -> Any:
    """Return an entry's key, other values as they are, and nothing as an empty text."""
    return value.pk if hasattr(value, "pk") else value or ""


def rows(form: type[forms.Form], *, name: str, opened: bool = False) -> type[RowSet]:
    """Return the set of lines made of `form`, for this field of the page's content."""
    columns = tuple(form.base_fields)
    made: Any = forms.formset_factory(
        form,
        formset=type("Rows", (RowSet,), {"name": name, "columns": columns, "opened": opened}),
        max_num=MOST_LINES,
        extra=1,
        validate_max=True,
        absolute_max=MOST_LINES + 5,
    )
    return made
