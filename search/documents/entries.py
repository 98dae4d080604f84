"""How reference entries stand in texts, cards and facets."""

from typing import Any

from directory.models import Commune, Departement, Region, Theme
from directory.models.reference import GenderedModel, LabelledModel
from directory.wording import doubled

from .document import spoken


def named(entry: LabelledModel) -> dict[str, str]:
    """Return an entry as cards show it."""
    return {"slug": entry.slug, "name": spelled(entry)}


def spelled(entry: LabelledModel | None) -> str:
    """Return an entry's French name as its list spells it, which JSON keeps; two forms when it has them."""
    if isinstance(entry, GenderedModel):
        return doubled(entry.name_fr, entry.feminine)
    return entry.name_fr if entry else ""


def names_of(entry: LabelledModel) -> str:
    """Return every name of an entry that isn't a synonym: synonyms change without the documents."""
    return spoken(entry.name_fr, getattr(entry, "feminine", ""), getattr(entry, "acronym", "") or "", entry.name_en)


def theme_names(theme: Theme) -> str:
    """Return the names of a theme and of its family."""
    return spoken(names_of(theme), names_of(theme.parent) if theme.parent else "")


def region_card(region: Region | None) -> dict[str, str] | None:
    """Return a region as cards show it."""
    return {"code": region.code, "name": region.name} if region else None


def place_facets(region: Region | None, departement: Departement | None) -> dict[str, tuple[str, ...]]:
    """Return the facets of a place, whose département need not be known."""
    return {
        "region": (region.code,) if region else (),
        "departement": (departement.code,) if departement else (),
    }


def place_names(region: Region | None, commune: Commune | None) -> str:
    """Return the names under which a place is typed."""
    departement = commune.departement if commune else None
    return spoken(
        commune.name if commune else "",
        departement.name if departement else "",
        region.name if region else "",
    )


def initials(name: str) -> str:
    """Return the two letters that stand for a photo."""
    words: list[Any] = name.replace("-", " ").split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
