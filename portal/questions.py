"""Questions put into SQL once: Django takes ten times as long over a large one as the database over its answer.

What a question is about stands in `Gap`s. As a part of any queryset a gap is its value. `ask` keeps the statement of a
queryset under its shape, whatever stands in the gaps, and puts the values of the next question there.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import FieldError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, F, Model, QuerySet, Value
from django.db.models.lookups import In
from django.db.models.query import get_related_populators

from portal.latest import Latest

# Shapes kept by a process, some ten kilobytes each.
MOST = 500
_is_kept: ContextVar[bool] = ContextVar("_is_kept", default=False)
Row = tuple[Any, ...]
Asked = TypeVar("Asked", bound=Model)


class Gap(Value):
    """A value of a question by its name; `is_list` for several of them, at least one, as `Among` asks for."""

    def __init__(self, name: str, value: Any, *, is_list: bool = False) -> None:
        super().__init__(value)
        self.name, self.is_list = name, is_list

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> Any:
        """Return the value as Django would; of a statement that is kept, the place where values will stand."""
        if _is_kept.get():
            return "%s", [self]
        filled = self.filled(self.value, connection)
        return ", ".join(["%s"] * len(filled)), filled

    def filled(self, value: Any, connection: BaseDatabaseWrapper) -> list[Any]:
        """Return what stands in this place for a value."""
        if self.is_list:
            return [list(value)] if connection.vendor == "postgresql" else list(value)
        # Whoever asks first may have nothing to put there, which says nothing of what the others will have.
        field = _field(self) or _field(Value(value))
        return [field.get_db_prep_value(value, connection=connection) if field else value]


def _field(value: Value) -> Any:
    """Return the kind of field that a value stands for; None of nothing."""
    try:
        return value.output_field
    except FieldError:
        return None


def gaps(values: Mapping[str, Any]) -> dict[str, Gap]:
    """Return a gap for each value."""
    return {name: Gap(name, value) for name, value in values.items()}


class Among(In):
    """`field IN (…)` with a gap; for PostgreSQL one array, so that lists of any length are one statement to prepare."""

    def __init__(self, field: Expression | F, values: Gap) -> None:
        super().__init__(field, [values])
        self.values = values

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """Return the condition in the words of PostgreSQL."""
        sql, params = self.process_lhs(compiler, connection)
        place, given = self.values.as_sql(compiler, connection)
        return f"{sql} = ANY({place})", [*params, *given]


def among(field: Expression | F, name: str, values: Iterable[Any]) -> Among:
    """Return the condition that a field is one of these values, at least one: `field__in`, with a gap."""
    return Among(field, Gap(name, tuple(values), is_list=True))


@dataclass(frozen=True)
class Statement:
    """A statement around its places, what stands in them, and what makes Python's values of a row's."""

    pieces: tuple[str, ...]
    params: tuple[Any, ...]
    converters: tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...]

    def asked(self, values: Mapping[str, Any], connection: BaseDatabaseWrapper) -> Iterator[Row]:
        """Ask the database with these values in the gaps; yield the rows."""
        sql, params = [self.pieces[0]], []
        for piece, param in zip(self.pieces[1:], self.params, strict=True):
            filled = param.filled(values[param.name], connection) if isinstance(param, Gap) else [param]
            sql += [", ".join(["%s"] * len(filled)), piece]
            params += filled
        with connection.cursor() as cursor:
            cursor.execute("".join(sql), params)
            rows = cursor.fetchall()
        return (self._converted(row, connection) for row in rows)

    def _converted(self, row: Row, connection: BaseDatabaseWrapper) -> Row:
        if not self.converters:
            return row
        told = list(row)
        for at, converters, expression in self.converters:
            for convert in converters:
                told[at] = convert(told[at], expression, connection)
        return tuple(told)


_kept: Latest[Statement] = Latest(MOST)


def ask(shape: Hashable, queryset: Callable[[], QuerySet[Any, Row]], values: Mapping[str, Any]) -> list[Row]:
    """Return the rows of a queryset of tuples. It is built once for each shape: what isn't in gaps belongs to it."""
    connection = connections[DEFAULT_DB_ALIAS]
    statement = _kept.get_or_make((connection.vendor, shape), lambda: _statement(queryset(), connection))
    return list(statement.asked(values, connection))


@dataclass(frozen=True)
class ObjectsStatement:
    """A statement whose rows become objects, with those that `select_related` joins to them."""

    statement: Statement
    model: type[Model]
    columns: slice
    names: tuple[str, ...]
    joined: tuple[Any, ...]

    def made_of(self, row: Row, connection: BaseDatabaseWrapper) -> Any:
        """Return the object of a row, as Django's own `ModelIterable` makes it."""
        made = self.model.from_db(connection.alias, self.names, row[self.columns])
        for each in self.joined:
            each.populate(row, made)
        return made


_kept_objects: Latest[ObjectsStatement] = Latest(MOST)


def ask_for(shape: Hashable, queryset: Callable[[], QuerySet[Asked]], values: Mapping[str, Any]) -> list[Asked]:
    """Return the objects of a queryset, which has no annotations; all else is as `ask` says."""
    connection = connections[DEFAULT_DB_ALIAS]
    kept = _kept_objects.get_or_make((connection.vendor, shape), lambda: _objects_statement(queryset(), connection))
    return [kept.made_of(row, connection) for row in kept.statement.asked(values, connection)]


def _objects_statement(queryset: QuerySet[Any], connection: BaseDatabaseWrapper) -> ObjectsStatement:
    compiler = queryset.query.get_compiler(connection=connection)
    statement = _compiled(compiler, connection)
    info = compiler.klass_info
    columns = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
    names = tuple(one[0].target.attname for one in compiler.select[columns])
    # The stubs describe a later Django.
    joined = tuple(get_related_populators(info, compiler.select, connection.alias))  # type: ignore[call-arg]
    return ObjectsStatement(statement, info["model"], columns, names, joined)


def _statement(queryset: QuerySet[Any, Row], connection: BaseDatabaseWrapper) -> Statement:
    return _compiled(queryset.query.get_compiler(connection=connection), connection)


def _compiled(compiler: Any, connection: BaseDatabaseWrapper) -> Statement:
    token = _is_kept.set(True)
    try:
        sql, params = compiler.as_sql()
    finally:
        _is_kept.reset(token)
    converters = compiler.get_converters([one[0] for one in compiler.select[: compiler.col_count]])
    return Statement(tuple(sql.split("%s")), tuple(params), tuple((at, *told) for at, told in converters.items()))
