"""How much of what somebody accepts in a month was used."""

from django.db.models import Expression, F, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..reasons import ReasonKind, Verdict, verdict
from ..weights import LOAD, WHOLE
from .paths import WHO


def judge(asked: int, cap: int) -> Verdict:
    """Return what is left; nobody is here who accepts none or no more."""
    return verdict(ReasonKind.LOAD, _in_words(asked), WHOLE - LOAD * asked // cap)


def _in_words(asked: int) -> str:
    if not asked:
        return _("not asked this month")
    return ngettext("asked %(number)d time this month", "asked %(number)d times this month", asked) % {"number": asked}


def bound() -> Expression:
    """Return what it is worth, from the annotation `asked`; of a cap of none, whatever: nobody is proposed by it."""
    return Value(WHOLE) - Value(LOAD) * F("asked") / Greatest(F(f"{WHO}availability__monthly_cap"), Value(1))
