"""A column that always says in HTML what another says in Markdown."""

from typing import Any

from django.db import models

from .markdown import render


class RenderedField(models.TextField):
    """The HTML of a text of the same row, made whenever it is saved, one by one or in bulk; nobody writes it.

    `people` names an attribute of the row: the words after @ that are links there, with their addresses.
    """

    def __init__(self, *args: Any, source: str = "body", people: str = "", **kwargs: Any) -> None:
        self.source, self.people = source, people
        options: dict[str, Any] = {"blank": True, "editable": False, "default": ""}
        super().__init__(*args, **options | kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"source": self.source, "people": self.people}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        people = getattr(model_instance, self.people, None) if self.people else None
        html = str(render(getattr(model_instance, self.source), people=people))
        setattr(model_instance, self.attname, html)
        return html
