"""Keeping known names in step with the pages that show them: called where the index is brought in step."""

from collections.abc import Iterable
from itertools import islice

from django.db import transaction
from django.db.models import Exists, OuterRef

from directory.choices import ShownAs

from ..documents import SOURCES, rows_of
from ..models import KnownName
from .prefixes import turns

BATCH = 500
LONGEST = 255
# Whose name a page of each kind shows, and where it stands.
NAMED = {
    "profile": (KnownName.Kind.PERSON, "title"),
    "request": (KnownName.Kind.ESTABLISHMENT, "establishment__name"),
    "resource": (KnownName.Kind.RESOURCE, "title"),
}
Row = tuple[int, str]


def update_names(keys: Iterable[str]) -> None:
    """Bring the names of pages in step, each given as in the index ("profile:12"). Doing it twice is once."""
    rows = rows_of(keys)
    for kind in NAMED:
        pks = rows.get(kind, [])
        for start in range(0, len(pks), BATCH):
            _bring_in_step(kind, pks[start : start + BATCH])


def rebuild_names() -> None:
    """Bring every name in step; only what differs is written, a batch at a time."""
    for kind in NAMED:
        pks = SOURCES[kind].ids()
        while batch := list(islice(pks, BATCH)):
            _bring_in_step(kind, batch)
        # Asked row by row: a list of 350,000 to be out of, PostgreSQL reads anew for each.
        shown = SOURCES[kind].visible().filter(pk=OuterRef("page"))
        KnownName.objects.filter(~Exists(shown), kind=NAMED[kind][0]).delete()


def _bring_in_step(kind: str, pks: list[int]) -> None:
    whose, path = NAMED[kind]
    pages = SOURCES[kind].visible().filter(pk__in=pks)
    if kind == "request":
        pages = pages.filter(establishment__shown_as=ShownAs.NAME)
    shown = pages.values_list("pk", path)
    wanted = {(pk, turn[:LONGEST]) for pk, name in shown for turn in turns(name or "")}
    with transaction.atomic():
        there = {
            (page, turn): pk
            for pk, page, turn in KnownName.objects.filter(kind=whose, page__in=pks).values_list("pk", "page", "turn")
        }
        if gone := [pk for row, pk in there.items() if row not in wanted]:
            KnownName.objects.filter(pk__in=gone).delete()
        new: list[Row] = sorted(wanted - there.keys())
        KnownName.objects.bulk_create(KnownName(kind=whose, page_id=page, turn=turn) for page, turn in new)
