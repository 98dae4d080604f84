"""The full national register as its publisher gives it away: semicolons, Latin-1, no header.

The first word of a line says what it is; `structureet` is an establishment. Positions are those of that layout.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from ..choices import Sector
from ..finess import is_finess
from ..models import Commune, EstablishmentCategory, FinessRecord
from .register import searchable
from .tables import MalformedFileError
from .writing import Change, refresh

FIRST_WORD = "finess"
NUMBER, NAME, LONG_NAME, COMMUNE, DEPARTEMENT, CATEGORY = 1, 3, 4, 12, 13, 18

# The register still counts by arrondissement where the list of communes has one city.
CITIES = {
    **{f"751{number:02}": "75056" for number in range(1, 21)},
    **{f"6938{number}": "69123" for number in range(1, 10)},
    **{f"132{number:02}": "13055" for number in range(1, 17)},
}


def is_national(path: Path) -> bool:
    """Whether a file is in the publisher's layout rather than in that of the packaged extract."""
    try:
        with path.open(encoding="latin-1") as file:
            return file.readline().split(";")[0] == FIRST_WORD
    except OSError as error:
        raise MalformedFileError(path, 0, error.strerror or "") from None


def load_national(path: Path) -> Change:
    """Refresh the records; the file has no legal status, so the one we know stays."""
    return refresh(FinessRecord, records(path), keep=frozenset({"legal_status"}))


def records(path: Path) -> Iterator[FinessRecord]:
    """Read the establishments, each once."""
    sectors = dict(EstablishmentCategory.objects.values_list("code", "sector"))
    acronyms = dict(EstablishmentCategory.objects.values_list("code", "acronym"))
    communes = dict(Commune.objects.values_list("code", "name"))
    for cells in _establishments(path):
        category, commune = cells[CATEGORY], insee(cells[DEPARTEMENT], cells[COMMUNE])
        yield FinessRecord(
            finess=cells[NUMBER],
            name=(cells[LONG_NAME] or cells[NAME])[:200],
            category_id=category if category in sectors else None,
            sector=sectors.get(category, Sector.NOT_GIVEN),
            commune_id=commune if commune in communes else None,
            search_name=searchable(
                cells[NAME], cells[LONG_NAME], acronyms.get(category, ""), communes.get(commune, "")
            ),
        )


def _establishments(path: Path) -> Iterator[list[str]]:
    seen: set[str] = set()
    with path.open(encoding="latin-1", newline="") as file:
        reader = csv.reader(file, delimiter=";")
        for cells in reader:
            if cells[:1] != ["structureet"]:
                continue
            if len(cells) <= CATEGORY:
                raise MalformedFileError(path, reader.line_num, _("not as many values as columns"))
            if cells[NUMBER] in seen or not is_finess(cells[NUMBER]):
                wrong = _("“%(number)s” has a wrong check digit, or is there twice") % {"number": cells[NUMBER]}
                raise MalformedFileError(path, reader.line_num, wrong)
            seen.add(cells[NUMBER])
            yield cells


def insee(departement: str, commune: str) -> str:
    """Return the INSEE code of a commune: overseas départements are written 9A, 9B… in the register."""
    overseas = departement[:1] == "9" and departement[1:].isalpha()
    code = f"97{commune}" if overseas else f"{departement}{commune}"
    return CITIES.get(code, code)
