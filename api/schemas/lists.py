"""Lists, and what is found by a search."""

from typing import Any, Generic, TypeVar

from ninja import Schema
from pydantic import Field

from .shape import Shape

T = TypeVar("T")


class FacetValue(Shape):
    """A value of a facet, how many results it would leave, whether it is chosen."""

    value: str
    count: int
    selected: bool


class Listing(Shape, Generic[T]):
    """A page of a list. `next` and `previous` are addresses; `warnings` are sentences about what was left out."""

    count: int = Field(examples=[37])
    next: str | None
    previous: str | None
    facets: dict[str, list[FacetValue]]
    warnings: list[str]
    results: list[T]


class Found(Shape, Generic[T]):
    """A page of search results. `understood` says what was made of the words; `degraded` that the engine is away."""

    count: int
    next: str | None
    previous: str | None
    facets: dict[str, list[FacetValue]]
    warnings: list[str]
    understood: list[str]
    degraded: bool
    results: list[T]


class Hit(Shape):
    """Something found, of any kind. `highlight` is safe HTML; `card` holds what a list shows of it."""

    kind: str = Field(examples=["profile"])
    id: int
    title: str
    url: str
    highlight: str
    reasons: list[str]
    score: float
    card: dict[str, Any]


class SearchWords(Schema):
    """The parameters of a search, as in the addresses of the pages; what means nothing is named in `warnings`."""

    q: str = Field("", description="Words; “quoted” phrases, -without, OR", examples=["télétravail"])
    theme: list[str] = Field([], description="Slugs", examples=[["teletravail"]])
    region: list[str] = Field([], description="INSEE codes", examples=[["53"]])
    departement: list[str] = Field([], description="INSEE codes")
    secteur: list[str] = Field([], description="sanitaire, medico_social, social")
    statut: list[str] = Field([], description="Legal status")
    fonction: list[str] = Field([], description="Slugs")
    metier: list[str] = Field([], description="Slugs")
    competence: list[str] = Field([], description="Slugs")
    type: list[str] = Field([], description="People: expert, soignant, non-soignant; requests: conseil, …")
    etat: list[str] = Field([], description="State of a request")
    disponible: str = Field("", description="1, or a date")
    pres_de: str = Field("", description="INSEE code, postcode or name of a town")
    rayon: str = Field("", description="Kilometres around it")
    a_distance: str = Field("", description="1: remote help only")
    exact: str = Field("", description="1: the words as they are spelt")
    tri: str = Field("", description="pertinence, recent, distance, nom")
    page: str = Field("", description="From 1, to the 10,000th result")
    cursor: str = Field("", description="Of the `next` of the last page: goes on beyond the 10,000th result")
    fields: str = Field("", description="Names, with commas: other fields are left out, even those a shape requires")
