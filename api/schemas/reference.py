"""Reference lists."""

from typing import Any

from ninja import Schema

from .shape import Shape


class Named(Shape):
    """An entry of a list, by the slug that filters."""

    slug: str
    name: str


class Place(Shape):
    """A region or département, by its INSEE code."""

    code: str
    name: str


class ThemeOut(Schema):
    """A theme; `parent` is the slug of the one above it."""

    slug: str
    name: str
    parent: str | None
    synonyms: list[str]
    acronyms: list[str]

    @staticmethod
    def resolve_parent(theme: Any) -> str | None:
        return theme.parent.slug if theme.parent else None

    @staticmethod
    def resolve_synonyms(theme: Any) -> list[str]:
        return list(theme.synonym_list)

    @staticmethod
    def resolve_acronyms(theme: Any) -> list[str]:
        return list(theme.acronyms.split())


class RegionOut(Schema):
    """A region with its départements."""

    code: str
    name: str
    departements: list[Place]

    @staticmethod
    def resolve_departements(region: Any) -> list[Any]:
        return list(region.departements.all())


class EstablishmentOut(Schema):
    """An establishment with a public request that shows its name."""

    finess: str
    name: str
    category: str
    sector: str
    legal_status: str
    region: Place | None
    commune: str
    requests: int

    @staticmethod
    def resolve_category(one: Any) -> str:
        return str(one.category.label)

    @staticmethod
    def resolve_commune(one: Any) -> str:
        return str(one.commune or "")
