"""The rows that a profile's page shows below its own: of the page online in one question instead of ten.

A draft has them in its revision; both ways give the same plain values, so that nothing that is read here in part can
ever be saved.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from portal.questions import Gap, ask, gaps
from portal.routing import has_room

from .contact.permissions import accepts_messages, agreements
from .models import (
    Area,
    Profession,
    ProfileDocument,
    ProfileProfession,
    ProfileReference,
    ProfileSkill,
    ProfileTheme,
    Skill,
    Theme,
    VolunteerProfilePage,
    WeeklySlot,
)

Told = tuple[str, ...]
# As many columns as the widest of them needs, of one type: databases put no others under one another.
WIDTH, TEXT, NUMBER = 5, CharField(), IntegerField()
# What is read of each kind of row, in their order; a slug or a name finds nothing, so its entry is made of them.
NAMES = ("slug", "name_fr", "name_en")


class Offered(NamedTuple):
    """A theme, how well it is known and a sentence."""

    theme: Theme
    level: str
    note: str


class Reference(NamedTuple):
    """A line about something somebody did, and its address if it has one."""

    text: str
    url: str


class Document(NamedTuple):
    """A document: its title, the number of its file and its size in bytes."""

    title: str
    upload: int
    size: int


class PageRows(NamedTuple):
    """All of them. Who may see which (numbers, documents, references) is for the caller to decide."""

    themes: list[Offered]
    professions: list[tuple[Profession, str]]
    skills: list[Skill]
    references: list[Reference]
    documents: list[Document]
    regions: list[str]
    departements: list[str]
    slots: list[tuple[int, str]]
    accepts_messages: bool


def rows_of(page: VolunteerProfilePage) -> PageRows:
    """Return the rows of a page: of one that came by its address as the database has them, else as it holds them."""
    return _read(page) if has_room(page) else _held(page)


def _held(page: VolunteerProfilePage) -> PageRows:
    area = getattr(page.volunteer, "area", None)
    return PageRows(
        [Offered(row.theme, row.level, row.note) for row in page.profile_themes.select_related("theme")],
        [(row.profession, row.registration_number) for row in page.profile_professions.select_related("profession")],
        page.skills,
        [Reference(row.text, row.url) for row in page.profile_references.all()],
        [
            Document(row.title, row.upload_id, row.upload.size)
            for row in page.profile_documents.select_related("upload")
        ],
        [region.name for region in area.regions.all()] if area else [],
        [departement.name for departement in area.departements.all()] if area else [],
        [(slot.weekday, slot.part) for slot in page.volunteer.weekly_slots.all()],
        accepts_messages(page.volunteer),
    )


def _read(page: VolunteerProfilePage) -> PageRows:
    values = {"page": page.pk, "person": page.volunteer_id, "user": page.volunteer.user_id}
    found: dict[str, list[tuple[int, Told]]] = defaultdict(list)
    for kind, order, _name, _row, *told in ask("rows of a profile", lambda: _question(gaps(values)), values):
        found[kind].append((order, tuple(told)))
    of = {kind: [told for _order, told in rows] for kind, rows in found.items()}
    return PageRows(
        [Offered(_entry(Theme, told), *told[3:]) for told in of.get("theme", ())],
        [(_entry(Profession, told, feminine=told[3]), told[4]) for told in of.get("profession", ())],
        [_entry(Skill, told) for told in of.get("skill", ())],
        [Reference(*told[:2]) for told in of.get("reference", ())],
        [Document(title, int(upload), int(size)) for title, upload, size, *_none in of.get("document", ())],
        [told[0] for told in of.get("region", ())],
        [told[1] for told in of.get("departement", ())],
        [(weekday, told[0]) for weekday, told in found.get("slot", ())],
        "agreement" in found,
    )


def _entry(model: type[Any], told: Told, **more: str) -> Any:
    """Return an entry of a reference list, to be named and linked to."""
    return model(**dict(zip(NAMES, told, strict=False)), **more)


def _question(at: dict[str, Gap]) -> QuerySet[Any, Any]:
    """Return the question for all kinds of rows, one below the other."""
    mine, their = {"page": at["page"]}, {"area__volunteer": at["person"]}
    regions, departements = Area.regions.through.objects, Area.departements.through.objects
    ordered = partial(_kind, order="sort_order")
    theme, profession, skill = (_of(entry) for entry in ("theme", "profession", "skill"))
    named = ("profession__feminine", "registration_number")
    kinds = (
        ordered("theme", ProfileTheme.objects.filter(**mine), (*theme, "level", "note")),
        ordered("profession", ProfileProfession.objects.filter(**mine), (*profession, *named)),
        ordered("skill", ProfileSkill.objects.filter(**mine), skill),
        ordered("reference", ProfileReference.objects.filter(**mine), ("text", "url")),
        ordered("document", ProfileDocument.objects.filter(**mine), ("title", "upload", "upload__size")),
        _kind("region", regions.filter(**their), ("region__name",)),
        _kind("departement", departements.filter(**their), ("departement", "departement__name")),
        _kind("slot", WeeklySlot.objects.filter(volunteer=at["person"]), ("part",), order="weekday"),
        _kind("agreement", agreements(at["user"]), ()),
    )
    return kinds[0].union(*kinds[1:], all=True).order_by("kind", "order", "name", "row")


def _of(entry: str) -> tuple[str, ...]:
    return tuple(f"{entry}__{name}" for name in NAMES)


def _kind(kind: str, rows: QuerySet[Any], columns: Iterable[str], *, order: str = "") -> QuerySet[Any, Any]:
    """Return the rows of a kind, in as many columns as all others; without an order of their own, by what they say."""
    told = [Cast(F(column), TEXT) for column in columns]
    told += [Cast(Value(""), TEXT)] * (WIDTH - len(told))
    place, name = (Cast(F(order), NUMBER), Cast(Value(""), TEXT)) if order else (Cast(Value(0), NUMBER), told[0])
    said = {"kind": Cast(Value(kind), TEXT), "order": place, "name": name, "row": F("pk")}
    said |= {f"told_{number}": one for number, one in enumerate(told)}
    return rows.order_by().annotate(**said).values_list(*said)
