"""What a page says, as plain values by field: the common ground of forms, comparison, conflicts and repeated clicks.

Values are JSON-able: a text, a key, a list of values, or for lines a list of lists. Two contents are compared with
`==`; what the page's revisions hold beyond these fields is left as it is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from wagtail.models import Orderable, Page

Content = dict[str, Any]


@dataclass(frozen=True)
class Attribute:
    """A field of the page itself."""

    name: str
    label: str | Promise
    attribute: str

    def read(self, page: Page) -> Any:
        value = getattr(page, self.attribute)
        return list(value) if isinstance(value, list) else value

    def write(self, page: Page, value: Any) -> None:
        setattr(page, self.attribute, value)


@dataclass(frozen=True)
class Lines:
    """Lines of the page: each a list of the values of `columns`, of which the first tells lines apart.

    A line whose first value is None is new.
    """

    name: str
    label: str | Promise
    relation: str
    model: type[Orderable]
    columns: tuple[str, ...]

    def read(self, page: Page) -> list[list[Any]]:
        return [[getattr(row, column) for column in self.columns] for row in getattr(page, self.relation).all()]

    def write(self, page: Page, value: Sequence[Sequence[Any]]) -> None:
        """Keep the row of a line that was there before, so that moderators see what changed in it."""
        found = {getattr(row, self.columns[0]): row for row in getattr(page, self.relation).all()}
        there: dict[Any, Model] = {key: row for key, row in found.items() if key is not None}
        rows = []
        for order, line in enumerate(value):
            row = there.get(line[0]) or self.model()
            for column, part in zip(self.columns, line, strict=True):
                setattr(row, column, part)
            row.sort_order = order
            rows.append(row)
        setattr(page, self.relation, rows)


@dataclass(frozen=True)
class Contents:
    """The fields of a page type in the order of the page, and how each is said in words."""

    fields: Mapping[str, Any]
    say: Callable[[str, Content], str]

    def read(self, page: Page) -> Content:
        """Return everything the page says."""
        return {name: field.read(page) for name, field in self.fields.items()}

    def write(self, page: Page, content: Mapping[str, Any]) -> None:
        """Have the page say these fields; the others stay."""
        for name, value in content.items():
            self.fields[name].write(page, value)

    def differing(self, one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
        """Return the fields of `one` that `other` says differently, in the order of the page."""
        return [name for name in self.fields if name in one and one[name] != other.get(name)]
