"""The toolbox: documents that came out of requests, with their files."""

from datetime import date, datetime

from pydantic import Field

from .reference import Named
from .shape import Shape


class ResourceItem(Shape):
    """A resource in a list. `kind` is template, guide, checklist, table or slides."""

    slug: str = Field(examples=["charte-de-teletravail"])
    title: str = Field(examples=["Charte de télétravail"])
    url: str
    kind: str = Field(examples=["template"])
    formats: list[str] = Field(examples=[["ODT", "PDF"]])
    files: int = Field(description="How many documents, each in its latest version")
    excerpt: str
    highlight: str
    reasons: list[str]
    themes: list[Named]
    licence: str = Field(examples=["lo-2.0"])
    credit: str
    issued_on: date | None


class ResourceVersion(Shape):
    """A file in one version; `url` is where it is read."""

    id: int = Field(examples=[8])
    url: str
    version: str = Field(examples=["2"])
    issued_on: date | None
    format: str = Field(examples=["odt"])
    size: int | None = Field(description="In bytes", examples=[12430])


class ResourcePaper(Shape):
    """A document with its versions, the latest first."""

    label: str = Field(examples=["Charte"])
    versions: list[ResourceVersion]


class ResourceOrigin(Shape):
    """A public request it was made for."""

    title: str
    url: str
    establishment: str


class ResourceOut(Shape):
    """A resource with its documents, its terms, and the requests it came from."""

    id: int = Field(description="What flags name", examples=[40])
    slug: str = Field(examples=["charte-de-teletravail"])
    title: str = Field(examples=["Charte de télétravail"])
    url: str
    kind: str = Field(examples=["template"])
    summary: str
    themes: list[Named]
    licence: str = Field(examples=["lo-2.0"])
    licence_name: str
    licence_url: str
    credit: str
    published_at: datetime | None
    until: datetime | None = Field(description="Its last day, where it has one")
    downloads: int
    papers: list[ResourcePaper]
    origins: list[ResourceOrigin]
