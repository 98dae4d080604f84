"""Two ways of writing a list: `refresh` what nobody edits here, `add_missing` to what editors own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model

BATCH = 2000


@dataclass(frozen=True)
class Change:
    """What a loading did to one list."""

    label: str
    added: int
    changed: int
    total: int


def refresh(model: type[Model], objects: Iterable[Model], *, keep: frozenset[str] = frozenset()) -> Change:
    """Make the rows say what `objects` say, writing only those that differ, so that a second run writes nothing.

    Rows are known by their primary key; `keep` names fields whose value in the database stays; rows that
    `objects` doesn't mention stay too, since others may point at them.
    """
    key = model._meta.pk.attname
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and field.attname not in keep]
    known = {row[0]: row[1:] for row in model._default_manager.values_list("pk", *(f.attname for f in fields))}
    differing = [each for each in objects if known.get(each.pk) != tuple(getattr(each, f.attname) for f in fields)]
    changed = sum(each.pk in known for each in differing)
    model._default_manager.bulk_create(
        differing,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=[key],
        update_fields=[field.name for field in fields],
    )
    return _told(model, added=len(differing) - changed, changed=changed)


def add_missing(model: type[Model], objects: Iterable[Model], *, key: str = "slug") -> Change:
    """Add the objects whose key isn't there yet; what is there belongs to the editors and is left alone."""
    known = set(model._default_manager.values_list(key, flat=True))
    new = [each for each in objects if getattr(each, key) not in known]
    model._default_manager.bulk_create(new, batch_size=BATCH)
    return _told(model, added=len(new), changed=0)


def _told(model: type[Model], *, added: int, changed: int) -> Change:
    label = str(model._meta.verbose_name_plural)
    return Change(label[:1].upper() + label[1:], added, changed, model._default_manager.count())
