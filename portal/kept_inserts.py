"""New rows, by statements put together once: Django does it anew each time, which costs more than writing the row.

Signals, defaults and `pre_save` of fields are Django's own: only the words of the statement are kept.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

# Statements kept by a process; of more rows than a few each number would be one.
MOST, FEW = 100, 5
Fields = Sequence["models.Field[Any, Any]"]


class KeptInsert(models.Model):
    """A model whose rows are often saved one by one; no value of theirs may be an expression of the database."""

    class Meta:
        abstract = True

    def _do_insert(self, manager: Any, using: str, fields: Fields, returning_fields: Fields, raw: bool) -> list[Any]:
        """Write this row, as `save()` has it written; return what the database chose, its key most often."""
        to = connections[using]
        values = [_prepared(field, self, to, raw=raw) for field in fields]
        with to.cursor() as cursor:
            cursor.execute(_statement(type(self), _columns(fields), _columns(returning_fields)), values)
            return [cursor.fetchone()] if returning_fields else []


def insert(rows: Sequence[models.Model], *, ignore_conflicts: bool = False) -> None:
    """Write a few rows of one table, whose keys nobody needs yet; else as `bulk_create`, without signals."""
    if not rows:
        return
    model = type(rows[0])
    if len(rows) > FEW:
        model._default_manager.bulk_create(rows, ignore_conflicts=ignore_conflicts)
        return
    fields, to = written_fields(model, rows[0]), connections[DEFAULT_DB_ALIAS]
    values = [_prepared(field, row, to) for row in rows for field in fields]
    sql = _statement(model, _columns(fields), number=len(rows), ignores=ignore_conflicts)
    with to.cursor() as cursor:
        cursor.execute(sql, values)


def written_fields(model: type[models.Model], row: models.Model) -> Fields:
    """Return the columns of a model's own table that a row of it writes: a key that it hasn't yet is left out."""
    fields = model._meta.local_concrete_fields
    return fields if row.pk is not None else [field for field in fields if not field.primary_key]


def _prepared(field: "models.Field[Any, Any]", row: models.Model, to: BaseDatabaseWrapper, *, raw: bool = False) -> Any:
    value = getattr(row, field.attname) if raw else field.pre_save(row, add=True)
    return field.get_db_prep_save(value, connection=to)


def _columns(fields: Fields) -> tuple[str, ...]:
    return tuple(str(field.column) for field in fields)


@lru_cache(maxsize=MOST)
def _statement(
    model: type[models.Model],
    columns: tuple[str, ...],
    returning: tuple[str, ...] = (),
    *,
    number: int = 1,
    ignores: bool = False,
) -> str:
    """Return the statement in words that both databases know; names come from the models, never from outside."""
    name = connection.ops.quote_name
    row = f"({', '.join(['%s'] * len(columns))})"
    into = f"{name(model._meta.db_table)} ({', '.join(map(name, columns))})"
    conflicts = " ON CONFLICT DO NOTHING" if ignores else ""
    back = f" RETURNING {', '.join(map(name, returning))}" if returning else ""
    return f"INSERT INTO {into} VALUES {', '.join([row] * number)}{conflicts}{back}"  # noqa: S608
