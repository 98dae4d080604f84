"""A block that shows what happens on the portal: its options are the editors', what it shows is looked up then."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..showing.front import Front, front_of


class TitledBlock(blocks.StructBlock):
    """A section with a title of the editors', or the portal's own."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120, help_text=_("Empty: the usual title."))


class LiveMixin:
    """Adds what a section shows; `ref` keeps the ids of two sections of one kind apart."""

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)  # type: ignore[misc]
        bound = context.get("block")
        return context | {"ref": getattr(bound, "id", None) or "1"} | self.shown(value, front_of(context))

    def shown(self, value: Any, front: Front) -> dict[str, Any]:
        """Return what the template needs beside the options; a bounded number of queries."""
        return {}


def limit(most: int, *, usual: int, label: Any = None) -> blocks.IntegerBlock:
    """Return the option "how many"."""
    return blocks.IntegerBlock(label=label or _("How many"), default=usual, min_value=1, max_value=most)
