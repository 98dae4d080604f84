"""What the codes of the reference lists are called: rows are counted by code, which costs half of counting by name."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import CharField, Value
from django.db.models.functions import Cast

from directory.models import Function, Profession, Region, Skill, Theme

# A code as breakdowns carry it, and its name in French.
Named = tuple[str | None, str | None]
NOBODYS: Named = (None, None)
LISTS = {"region": Region, "function": Function, "theme": Theme, "profession": Profession, "skill": Skill}


def names(*lists: str) -> dict[str, dict[Any, Named]]:
    """Return code and name of all that is in these lists, by primary key, in one query; nothing has no name."""
    found: dict[str, dict[Any, Named]] = {one: {} for one in lists}
    first, *others = [_rows(one) for one in lists]
    for one, pk, code, name in first.union(*others, all=True):
        found[one][pk if one == "region" else int(pk)] = (code, name)
    return found


def named(
    counts: Iterable[tuple[Any, int]], known: Mapping[Any, Named]
) -> Iterable[tuple[str | None, str | None, int]]:
    """Turn rows (primary key, count) into rows (code, name, count)."""
    for pk, count in counts:
        yield (*known.get(pk, NOBODYS), count)


def _rows(one: str) -> Any:
    """Regions have their code for a key, and a name in French only."""
    columns = ("pk", "name") if one == "region" else ("slug", "name_fr")
    told = LISTS[one]._default_manager.annotate(_list=Value(one, CharField()), _pk=Cast("pk", CharField()))
    return told.order_by().values_list("_list", "_pk", *columns)
