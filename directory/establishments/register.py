"""Finding an establishment by its number, name or town: in the register's extract, and among those we know."""

import re
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ..finess import is_finess
from ..models import Establishment, FinessRecord
from ..searching.reading import clean, folded
from ..wording import typographic

MOST_FOUND = 20
NUMBER_LENGTH = 9
MOST_WORDS = 8
SHORTEST = 2
_BEGINS_LIKE_A_NUMBER = re.compile(r"[0-9][0-9AB][0-9]{0,7}")


@dataclass(frozen=True)
class Found:
    """An establishment that was found: what it is, where, and whether it is on the portal already."""

    finess: str
    name: str
    detail: str
    is_known: bool = False


def as_number(text: str) -> str:
    """Return what may be a FINESS number as it is kept: without spaces, in capitals."""
    return re.sub(r"[\s.-]", "", text).upper()


def find(text: str, *, most: int = MOST_FOUND) -> list[Found]:
    """Return what `text` may mean, those of the portal first; nothing for a single letter."""
    number, words = as_number(clean(text)), folded(clean(text)).split()[:MOST_WORDS]
    if len("".join(words)) < SHORTEST:
        return []
    is_number = bool(_BEGINS_LIKE_A_NUMBER.fullmatch(number))
    known = [_known(row) for row in _establishments(number if is_number else "", text, most)]
    numbers = {found.finess for found in known}
    records = [_record(row) for row in _records(number if is_number else "", words, most + len(known))]
    return [*known, *(found for found in records if found.finess not in numbers)][:most]


def _records(number: str, words: list[str], most: int) -> QuerySet[FinessRecord]:
    condition = Q(finess__startswith=number) if number else Q()
    if not number:
        for word in words:
            condition &= Q(search_name__contains=word)
    return FinessRecord.objects.filter(condition).select_related("category", "commune")[:most]


def _establishments(number: str, text: str, most: int) -> QuerySet[Establishment]:
    """Return those of the portal. What somebody typed is shown to others once it is verified; a whole number always."""
    if is_finess(number):
        condition = Q(finess=number)
    elif number:
        condition = Q(finess__startswith=number, verified_at__isnull=False)
    else:
        condition = Q(name__icontains=clean(text), verified_at__isnull=False)
    return Establishment.objects.filter(condition).select_related("category", "commune", "region")[:most]


def _record(row: FinessRecord) -> Found:
    return Found(row.finess, row.name, _detail(row.category and row.category.acronym, row.commune, row.finess))


def _known(row: Establishment) -> Found:
    return Found(row.finess, row.name, _detail(row.category.acronym, row.place, row.finess), is_known=True)


def _detail(*parts: object) -> str:
    return ", ".join(typographic(str(part)) for part in parts if part)
