"""The columns of a list of needs: how each is called, what may stand in it, and the example of the template."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Column:
    """A column by the name the code uses; `header` is what the first line says, in French whatever the reader's."""

    name: str
    header: str
    says: str | Promise
    example: str = ""
    is_needed: bool = False


COLUMNS: tuple[Column, ...] = (
    Column(
        "reference",
        "référence",
        _("Yours for this line; the same in the next file, so that nothing comes in twice."),
        "BFC-2020-014",
        is_needed=True,
    ),
    Column("finess", "FINESS", _("Nine characters, of the establishment."), "010000065", is_needed=True),
    Column("title", "titre", _("What is read first."), "Deux aides-soignants pour les nuits", is_needed=True),
    Column(
        "description",
        "description",
        _("What for, how, with whom. Nothing about patients or residents."),
        "Renfort de nuit en EHPAD, 84 places, équipe de trois personnes.",
        is_needed=True,
    ),
    Column("kind", "type d’aide", _("conseil, coup de main or renfort (when left empty)"), "renfort"),
    Column("profession", "métier", _("One of the portal’s list; or a skill in the next column."), "aide-soignant"),
    Column("skill", "compétence", _("One of the portal’s list; or a profession in the column before.")),
    Column("number", "nombre", _("How many people; 1 when left empty."), "2"),
    Column("starts_on", "du", _("First day: 3/4/2020 or 2020-04-03.")),
    Column("ends_on", "au", _("Last day.")),
    Column("starts_at", "de", _("Hour of the day: 21h or 21:00."), "21h"),
    Column("ends_at", "à", _("Hour of the day; of the next one for a night."), "6h30"),
    Column("urgency", "urgence", _("normale (when left empty), urgente or critique"), "urgente"),
    Column("needed_by", "avant le", _("The day help is needed by.")),
    Column("themes", "thèmes", _("Of the portal’s list, with semicolons between them."), ""),
)
BY_NAME = {column.name: column for column in COLUMNS}
