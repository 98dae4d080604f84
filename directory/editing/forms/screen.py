"""Several forms on one screen, sent together: to a view and to the error summary they are one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.forms import BaseForm, BaseFormSet, BoundField
from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict

from ...models import VolunteerProfilePage
from ..content import Content

Part = Any  # a PartForm or a RowSet: both have `said`, `defer_required` and `bind`


class Screen:
    """The parts of one screen over a draft, by the name under which templates know them."""

    def __init__(
        self, parts: Mapping[str, type[Part]], draft: VolunteerProfilePage, data: QueryDict | None = None
    ) -> None:
        self.parts = {name: part.over(draft, data, prefix=name) for name, part in parts.items()}
        self.is_bound = data is not None

    def __getitem__(self, name: str) -> Part:
        return self.parts[name]

    def __iter__(self) -> Iterator[BoundField]:
        """Every field of every part: what the error summary goes through."""
        return (field for form in self.forms() for field in form)

    def forms(self) -> Iterator[BaseForm]:
        """Yield the plain forms, those of rows included."""
        for part in self.parts.values():
            yield from part.forms if isinstance(part, BaseFormSet) else [part]

    def is_valid(self) -> bool:
        """Whether all of it is; every part is looked at, so that all errors are told at once."""
        valid = [part.is_valid() for part in self.parts.values()]
        return self.is_bound and all(valid)

    @property
    def errors(self) -> bool:
        """Whether there is something to correct."""
        return self.is_bound and not self.is_valid()

    def non_field_errors(self) -> list[str]:
        """What is wrong with no field in particular."""
        return [str(error) for form in self.forms() for error in form.non_field_errors()]

    def defer_required(self) -> None:
        """Accept what is left empty: a draft may be."""
        for form in self.forms():
            for field in form.fields.values():
                field.required = False

    def said(self) -> Content:
        """Return what was typed, as the content of a page."""
        return {name: value for part in self.parts.values() for name, value in part.said().items()}

    def quiet(self) -> None:
        """Show what was typed without judging it yet: somebody only asked for one more line."""
        for form in self.forms():
            form._errors, form.cleaned_data = ErrorDict(), {}  # type: ignore[attr-defined]
        for part in self.parts.values():
            if isinstance(part, BaseFormSet):
                vars(part).update(_errors=[ErrorDict() for _form in part.forms], _non_form_errors=ErrorList())


def lengthened(parts: Mapping[str, type[Part]], draft: VolunteerProfilePage, data: QueryDict) -> Screen:
    """Return the screen as it was typed, with one more line in the part whose button was pressed; nothing is judged."""
    screen = Screen(parts, draft, _with_one_more(data, str(data["more"]), tuple(parts)))
    screen.quiet()
    return screen


def _with_one_more(data: QueryDict, name: str, names: Sequence[str]) -> QueryDict:
    more = data.copy()
    key = f"{name}-TOTAL_FORMS"
    number = str(more.get(key, ""))
    if name in names and number.isdecimal():
        more[key] = str(int(number) + 1)
    return more
