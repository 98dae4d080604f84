"""Finding and taking out a person's name where others' rows say it."""

import json
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from ..privacy import Person


def without_names(person: Person, text: str) -> str:
    """Return a text with "former member" wherever it named this person."""
    for name in person.names:
        text = text.replace(name, _("Former member"))
    return text


def take_out(person: Person, rows: QuerySet[Any], field: str) -> None:
    """Take a person's name out of a text field, wherever rows say it there; no longer than the field may be."""
    longest = rows.model._meta.get_field(field).max_length
    for row in naming(person, rows, text=field):
        rows.filter(pk=row.pk).update(**{field: without_names(person, getattr(row, field))[:longest]})


def json_without_names(person: Person, value: Any) -> Any:
    """Return a JSON value in which no text names this person."""
    if isinstance(value, str):
        return without_names(person, value)
    if isinstance(value, list):
        return [json_without_names(person, one) for one in value]
    if isinstance(value, dict):
        return {key: json_without_names(person, one) for key, one in value.items()}
    return value


def naming(person: Person, rows: QuerySet[Any], *, text: str = "", data: str = "") -> QuerySet[Any]:
    """Return the rows that name this person in a text field or a JSON field.

    SQLite keeps JSON with letters escaped, PostgreSQL as they are: both are looked for.
    """
    condition = Q()
    if data:
        rows = rows.annotate(data_as_text=Cast(data, TextField()))
    for name in person.names:
        if text:
            condition |= Q(**{f"{text}__contains": name})
        if data:
            condition |= Q(data_as_text__contains=name) | Q(data_as_text__contains=json.dumps(name)[1:-1])
    return rows.filter(condition)
