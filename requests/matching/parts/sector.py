"""Whether somebody knows the part of the health and social-care system that asks."""

from django.db.models import Case, Expression, IntegerField, Value, When
from django.utils.translation import gettext as _

from directory.choices import Sector
from portal.questions import Gap

from ..reasons import ReasonKind, Verdict, verdict
from ..sheets import Sheet
from ..weights import SECTOR_UNKNOWN, WHOLE


def counts(sector: str) -> bool:
    """Whether the request gives a sector."""
    return sector != Sector.NOT_GIVEN


def judge(sector: str, sheet: Sheet) -> Verdict:
    """Return whether the sectors are the same."""
    if sheet.sector == sector:
        text = _("same sector: %(sector)s") % {"sector": str(Sector(sector).label).lower()}
        return verdict(ReasonKind.SECTOR, text, WHOLE)
    return Verdict(SECTOR_UNKNOWN if sheet.sector == Sector.NOT_GIVEN else 0)


def bound(sector: str) -> Expression:
    """Return what it is worth."""
    return Case(
        When(page__sector=Gap("sector", sector), then=Value(WHOLE)),
        When(page__sector=Sector.NOT_GIVEN, then=Value(SECTOR_UNKNOWN)),
        default=Value(0),
        output_field=IntegerField(),
    )
