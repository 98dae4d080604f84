"""Regions, départements and communes with their positions."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from ..models import Commune, Departement, Region
from .tables import Row, read
from .writing import Change, refresh

COMMUNE_COLUMNS = ("code", "nom", "nom_norm", "departement", "codes_postaux", "population", "lat", "lon")


def load_regions(folder: Path) -> Change:
    """Load the regions."""
    rows = read(folder / "geo/regions.csv", ("code", "nom"), key="code")
    return refresh(Region, [Region(code=row["code"], name=row.required("nom")) for row in rows])


def load_departements(folder: Path) -> Change:
    """Load the départements; each must name a known region."""
    regions = {code: code for code in Region.objects.values_list("code", flat=True)}
    rows = read(folder / "geo/departements.csv", ("code", "nom", "region"), key="code")
    return refresh(
        Departement,
        [
            Departement(code=row["code"], name=row.required("nom"), region_id=row.one_of("region", regions))
            for row in rows
        ],
    )


def load_communes(folder: Path) -> Change:
    """Load the communes; each must name a known département, and a position has both its parts or none."""
    return refresh(Commune, _communes(folder / "geo/communes.csv"))


def _communes(path: Path) -> Iterator[Commune]:
    departements = {code: code for code in Departement.objects.values_list("code", flat=True)}
    for row in read(path, COMMUNE_COLUMNS, key="code"):
        latitude, longitude = _position(row)
        yield Commune(
            code=row["code"],
            name=row.required("nom"),
            search_name=row.required("nom_norm"),
            departement_id=row.one_of("departement", departements),
            postcodes=_spaced(row["codes_postaux"]),
            population=int(row.number("population") or 0),
            latitude=latitude,
            longitude=longitude,
        )


def _position(row: Row) -> tuple[float | None, float | None]:
    latitude, longitude = row.number("lat"), row.number("lon")
    if (latitude is None) != (longitude is None):
        raise row.wrong(_("half a position: latitude and longitude come together"))
    if latitude is not None and longitude is not None and not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise row.wrong(_("a position outside the globe"))
    return latitude, longitude


def _spaced(postcodes: str) -> str:
    """Put a space around each postcode, so that one can be looked for without finding half of another."""
    return f" {' '.join(postcodes.split('|'))} " if postcodes else ""
