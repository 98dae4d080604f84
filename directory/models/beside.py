"""A way to what hangs on the same person as a row, without that person's own row in between."""

from typing import Any

from django.db import models


class Beside(models.ForeignObject):
    """Join another model whose `volunteer` is this row's; there may be none, and conditions name one of its columns.

    For questions alone that go a thousand rows that way. Like Django's generic relations it is none of the model's own
    fields: it has no column and no value, is in no form, revision or migration, and deleting one row leaves the other.
    """

    many_to_one = False
    one_to_many = True

    def __init__(self, to: str, **options: Any) -> None:
        """Take the label of the other model."""
        options |= {"related_name": "+", "null": True, "editable": False, "serialize": False}
        super().__init__(to, models.DO_NOTHING, from_fields=["volunteer"], to_fields=["volunteer"], **options)

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = True, **options: Any) -> None:
        """Take no place among the fields of the model, nor on its objects."""
        super().contribute_to_class(cls, name, private_only=True)
        delattr(cls, name)
