"""Categories of establishment, and the extract of the national register (FINESS) that the portal ships."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.text import slugify
from django.utils.translation import gettext as _

from ..choices import LegalStatus, Sector
from ..finess import is_finess
from ..models import Commune, EstablishmentCategory, FinessRecord
from ..searching.reading import folded
from .tables import read
from .writing import Change, add_missing, refresh

SECTORS = {slugify(sector).replace("_", "-"): sector for sector in Sector}
# "privé" alone doesn't say whether for profit: we don't guess.
STATUSES = {
    "public": LegalStatus.PUBLIC,
    "privé non lucratif": LegalStatus.PRIVATE_NONPROFIT,
    "privé lucratif": LegalStatus.PRIVATE_FOR_PROFIT,
    "privé": LegalStatus.NOT_GIVEN,
    "": LegalStatus.NOT_GIVEN,
}
EXTRACT_COLUMNS = ("finess_et", "nom", "nom_2020", "categorie_code", "secteur", "statut", "commune_insee")


def load_categories(folder: Path) -> Change:
    """Load the categories of the register with the sector each belongs to."""
    rows = read(folder / "finess/categories.csv", ("code", "sigle", "libelle", "secteur", "groupe"), key="code")
    return refresh(
        EstablishmentCategory,
        [
            EstablishmentCategory(
                code=row["code"],
                acronym=row.required("sigle"),
                name=row.required("libelle"),
                sector=_sector(row["secteur"], row.wrong(_("“secteur” is unknown"))),
                group=row["groupe"],
            )
            for row in rows
        ],
    )


def load_extract(path: Path) -> Change:
    """Add the register's lines that aren't there; a full file loaded before is fresher and stays."""
    return add_missing(FinessRecord, extract(path), key="finess")


def refresh_extract(path: Path) -> Change:
    """Make the records say what a file in the layout of the packaged extract says."""
    return refresh(FinessRecord, extract(path))


def extract(path: Path) -> Iterator[FinessRecord]:
    """Read the packaged layout. Categories and communes that no list knows any more stay empty: they were merged."""
    categories = dict(EstablishmentCategory.objects.values_list("code", "acronym"))
    communes = dict(Commune.objects.values_list("code", "name"))
    for row in read(path, EXTRACT_COLUMNS, key="finess_et"):
        if not is_finess(row["finess_et"]):
            raise row.wrong(_("“%(number)s” has a wrong check digit") % {"number": row["finess_et"]})
        category, commune = row["categorie_code"], row["commune_insee"]
        yield FinessRecord(
            finess=row["finess_et"],
            name=row["nom"] or row.required("nom_2020"),
            category_id=category if category in categories else None,
            sector=_sector(row["secteur"], row.wrong(_("“secteur” is unknown"))),
            legal_status=row.one_of("statut", STATUSES),
            commune_id=commune if commune in communes else None,
            search_name=searchable(
                row["nom"], row["nom_2020"], categories.get(category, ""), communes.get(commune, "")
            ),
        )


def searchable(*words: str) -> str:
    """Return the words by which a line of the register is found: without accents and capitals, each once."""
    return " ".join(dict.fromkeys(folded(" ".join(words)).split()))[:400]


def _sector(value: str, unknown: Exception) -> Sector:
    """Return the sector for its French name, with or without accent; raises `unknown` for another word."""
    try:
        return SECTORS[slugify(value)]
    except KeyError:
        raise unknown from None
