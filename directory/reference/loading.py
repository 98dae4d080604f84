"""All the lists in the order in which they need each other."""

from collections.abc import Iterator
from pathlib import Path

from . import geography, lists, national, register
from .writing import Change


def load_all(folder: Path, *, finess: Path | None = None) -> Iterator[Change]:
    """Load every list of `folder`, and the register from `finess` when a fuller file is given.

    Yields what each loading did, as it is done. Raises `MalformedFileError`; the caller holds the transaction.
    """
    yield geography.load_regions(folder)
    yield geography.load_departements(folder)
    yield geography.load_communes(folder)
    yield from lists.load_themes(folder)
    yield lists.load_professions(folder)
    yield lists.load_functions(folder)
    yield lists.load_skills(folder)
    yield register.load_categories(folder)
    yield load_register(folder, finess)


def load_register(folder: Path, finess: Path | None) -> Change:
    """Load the register: the packaged extract, or a file in its layout, or the publisher's."""
    if finess is None:
        return register.load_extract(folder / "finess/etablissements_sanitaires.csv")
    if national.is_national(finess):
        return national.load_national(finess)
    return register.refresh_extract(finess)
