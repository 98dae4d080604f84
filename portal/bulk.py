"""Planting pages by the thousand: the one place that writes Wagtail's page tables in batches.

Treebeard's and Django's own bulk creation refuse models with a parent table, and adding pages one by one costs tens
of milliseconds each. Here nothing is announced: no signal, no revision, no log entry, no index; the caller asks for
what must follow.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.models import F, Max, Model
from django.utils.text import slugify
from wagtail.models import Page

from .kept_inserts import written_fields
from .page_cache.watching import note_change
from .slugs import LONGEST_SLUG, ROUTE_WORDS

BATCH = 2000


class Slugs:
    """The rule of `slugs.free_slug` for thousands: it remembers where each name stands instead of counting from 2."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {*taken, *ROUTE_WORDS}
        self._last: dict[str, int] = {}

    def know(self, taken: Iterable[str]) -> None:
        """Learn of others that are taken."""
        self._taken.update(taken)

    def take(self, words: str, *, otherwise: str) -> str:
        """Return a free slug made of `words`, or of `otherwise` when they hold nothing that an address may."""
        base = slugify(words)[:LONGEST_SLUG].strip("-") or otherwise
        number, slug = self._last.get(base, 1), base
        if base in self._last:
            number, slug = number + 1, f"{base}-{number + 1}"
        while slug in self._taken:
            number, slug = number + 1, f"{base}-{number + 1}"
        self._last[base] = number
        self._taken.add(slug)
        return slug


class Planter:
    """Adds pages under one parent, batch after batch, while it holds that parent's row locked.

    To be used inside a transaction: its end is what lets others add pages under the same parent again. The lock is
    the one that treebeard takes for a single page, so both can work side by side on PostgreSQL; SQLite has one writer.
    """

    def __init__(self, parent: Page) -> None:
        """Lock `parent` and learn which names and places its children have."""
        self._given, self._step, self._slugs = parent, 0, Slugs(())
        self.renew()

    def renew(self) -> None:
        """Lock the parent, in another transaction than before too, and learn which children have come meanwhile."""
        if not transaction.get_connection().in_atomic_block:
            raise transaction.TransactionManagementError("Pages are planted inside a transaction.")
        self.parent = Page.objects.select_for_update().get(pk=self._given.pk)
        self._given.numchild = self.parent.numchild
        newer = Page.objects.child_of(self.parent)
        if self._step:
            newer = newer.filter(path__gt=self._path(self._step))
        last = newer.aggregate(path=Max("path"))["path"]
        self._slugs.know(newer.values_list("slug", flat=True))
        self._step = Page._str2int(last[-Page.steplen :]) if last else self._step

    def _path(self, step: int) -> str:
        return str(Page._get_path(self.parent.path, self.parent.depth + 1, step))

    def plant(self, pages: Sequence[Page]) -> None:
        """Write unsaved pages of one type, and set on them all that a saved page has.

        Their `slug` is optional: it is made from the title. `first_published_at` is kept as given (and repeated in
        `last_published_at`), so that a publication can be dated in the past; `live` says whether they are online.
        """
        if not pages:
            return
        model = type(pages[0])
        content_type = ContentType.objects.get_for_model(model)
        for pk, page in zip(new_ids(Page, len(pages)), pages, strict=True):
            page.pk = page.id = pk
            page.content_type = content_type
            self._place(page)
        for table in _tables(model):
            insert(table, pages)
        _is_written(pages)
        Page.objects.filter(pk=self.parent.pk).update(numchild=F("numchild") + len(pages))
        # Treebeard looks for children only where it remembers some.
        self.parent.numchild += len(pages)
        self._given.numchild = self.parent.numchild

    def _place(self, page: Page) -> None:
        self._step += 1
        page.depth = self.parent.depth + 1
        page.path = self._path(self._step)
        page.numchild = 0
        page.locale_id = self.parent.locale_id
        page.slug = self._slugs.take(page.slug or page.title, otherwise="page")
        page.url_path = f"{self.parent.url_path}{page.slug}/"
        page.draft_title = page.title
        page.last_published_at = page.first_published_at
        page.has_unpublished_changes = not page.live


def _tables(model: type[Page]) -> list[type[Model]]:
    """Return the models that hold a page's columns, the parent table first."""
    chain: list[Any] = [each for each in reversed(model.__mro__) if issubclass(each, Page) and each is not Page]
    return [Page, *(each for each in chain if not each._meta.abstract and not each._meta.proxy)]


def new_ids(model: type[Model], count: int) -> list[int]:
    """Reserve `count` primary keys that nobody has used, not even for a row that is gone."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [table, model._meta.pk.column, count],
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    first = (row[0] if row else 0) + 1
    return list(range(first, first + count))


def insert(model: type[Model], objects: Sequence[Model]) -> None:
    """Write the columns of one table, of a page's own tables too, which `bulk_create` refuses.

    Faster than it as well, since no statement is compiled anew; but objects without a key don't learn theirs.
    """
    if not objects:
        return
    # The connection itself: the name that stands for it looks it up again for each value.
    fields, to = written_fields(model, objects[0]), connections[DEFAULT_DB_ALIAS]
    _write(
        model,
        [str(field.column) for field in fields],
        ([f.get_db_prep_save(getattr(each, f.attname), to) for f in fields] for each in objects),
    )


def insert_new(model: type[Model], objects: Sequence[Model]) -> None:
    """Write new objects of a model with one table, which learn their keys: reserved before, so that all go as fast."""
    for pk, each in zip(new_ids(model, len(objects)), objects, strict=True):
        each.pk = pk
    insert(model, objects)
    _is_written(objects)


def insert_rows(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows of values, those of the fields with these names (`theme_id`), where nobody needs the objects.

    What isn't named has its default, of which there is one for all the rows. Making the rows mustn't ask the database,
    which takes them meanwhile.
    """
    to = connections[DEFAULT_DB_ALIAS]
    fields = {field.attname: field for field in model._meta.local_concrete_fields}
    named = [fields.pop(name) for name in names]
    left = [field for field in fields.values() if not field.primary_key]
    same = [field.get_db_prep_save(field.get_default(), to) for field in left]
    prepare = [field.get_db_prep_save for field in named]
    _write(
        model,
        [str(field.column) for field in (*named, *left)],
        ([one(value, to) for one, value in zip(prepare, row, strict=True)] + same for row in rows),
    )


def _is_written(objects: Iterable[Model]) -> None:
    for each in objects:
        each._state.adding, each._state.db = False, connection.alias


def tell_the_planner() -> None:
    """Have PostgreSQL count its tables again: until then a question is planned for what they held before the batch.

    It does so by itself a minute later at the earliest; SQLite plans by the indexes alone.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def link(model: type[Model], field_name: str, pairs: Iterable[tuple[int, int | str]]) -> None:
    """Write many-to-many rows from pairs of keys, those of `model` first."""
    field = model._meta.get_field(field_name)
    _write(field.remote_field.through, [field.m2m_column_name(), field.m2m_reverse_name()], pairs)


def _write(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    name = connection.ops.quote_name
    # The names come from the models, never from outside.
    where = f"{name(model._meta.db_table)} ({', '.join(map(name, columns))})"
    if connection.vendor == "postgresql":
        _copy(where, rows)
        return
    sql = f"INSERT INTO {where} VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608
    remaining = iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(remaining, BATCH)):
            cursor.executemany(sql, batch)


def _copy(where: str, rows: Iterable[Sequence[Any]]) -> None:
    """Write rows as PostgreSQL takes them fastest, without a statement for each."""
    with connection.cursor() as cursor, cursor.copy(f"COPY {where} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    # No statement that is read for it went by.
    note_change(connection)
