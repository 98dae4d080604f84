"""Establishments: one row each in the whole portal, whichever data set or person named it first."""

from collections.abc import Sequence

from directory.models import Establishment
from portal.bulk import BATCH

from ..format.lists import Lists
from ..format.records import EstablishmentRecord


def add_establishments(records: Sequence[EstablishmentRecord], *, lists: Lists) -> list[int]:
    """Write the establishments that the portal doesn't know by their FINESS number; return all their keys in order.

    One that is known stays as it is: it may have been corrected since, by people who know it better.
    """
    known = _known(records)
    new = [describe(Establishment(), record, lists) for record in records if record.finess not in known]
    Establishment.objects.bulk_create(new, batch_size=BATCH)
    known |= {establishment.finess: establishment.pk for establishment in new}
    return [known[record.finess] for record in records]


def _known(records: Sequence[EstablishmentRecord]) -> dict[str, int]:
    numbers = [record.finess for record in records]
    return {e.finess: e.pk for e in Establishment.objects.in_bulk(numbers, field_name="finess").values()}


def describe(establishment: Establishment, record: EstablishmentRecord, lists: Lists) -> Establishment:
    """Make a row say what its record says. A commune tells the region when the record doesn't."""
    establishment.finess, establishment.name = record.finess, record.name
    establishment.category_id = record.category
    establishment.sector, establishment.legal_status = record.sector, record.legal_status
    establishment.commune_id = record.commune
    establishment.region_id = record.region or (lists.communes[record.commune] if record.commune else None)
    return establishment
