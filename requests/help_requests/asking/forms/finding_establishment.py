"""From a number or a name to an establishment: of the portal, of the register, or one nobody knows yet."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.establishments import register
from directory.establishments.register import Found
from directory.finess import is_finess
from directory.models import Establishment, FinessRecord

MOST_OFFERED = 8
_NUMBER = re.compile(r"(?<![0-9A-Z])[0-9][0-9AB][0-9]{7}(?![0-9])")


@dataclass(frozen=True)
class Wanted:
    """Where typed words lead: to a number and what is known of it, to several to choose from, or to a problem."""

    number: str = ""
    known: Establishment | None = None
    record: FinessRecord | None = None
    found: tuple[Found, ...] = ()
    problem: str = ""

    @property
    def sector(self) -> str:
        """The sector the register says, when it names the category too."""
        return self.record.sector if self.record and self.record.category else ""


def read(text: str) -> Wanted:
    """Read what was typed, or a line that type-ahead filled in: « EHPAD des Tilleuls (210780581) »."""
    written = _NUMBER.search(register.as_number(text.rpartition("(")[2])) or _NUMBER.search(register.as_number(text))
    if written:
        return of_number(written[0])
    found = register.find(text, most=MOST_OFFERED)
    if len(found) == 1:
        return of_number(found[0].finess)
    if found:
        return Wanted(found=tuple(found))
    if text.strip():
        return Wanted(problem=_("We find no establishment called so: type the nine characters of its FINESS number."))
    return Wanted(problem=_("Type the FINESS number, the name or the town of the establishment."))


def of_number(number: str) -> Wanted:
    """Return what is known of a number; one that can't be in the register is a problem."""
    if not is_finess(number):
        return Wanted(
            problem=_("This isn’t a FINESS number: it has nine characters, and the last one checks the others.")
        )
    known = Establishment.objects.filter(finess=number).select_related("category").first()
    record = None if known else FinessRecord.objects.filter(finess=number).select_related("category", "commune").first()
    return Wanted(number=number, known=known, record=record)
