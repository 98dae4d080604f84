"""How much of what somebody accepts in a month was used."""

from django.db.models import Expression, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..reasons import ReasonKind, Verdict, verdict
from ..weights import LOAD, WHOLE


def judge(asked: int, cap: int) -> Verdict:
    """Return what is left; nobody is here who accepts none or no more."""
    return verdict(ReasonKind.LOAD, _in_words(asked), WHOLE - LOAD * asked // cap)


def _in_words(asked: int) -> str:
    if not asked:
        return _("not asked this month")
    return ngettext("asked %(number)d time this month", "asked %(number)d times this month", asked) % {"number": asked}


def bound() -> Expression:
    """Return what it is worth at most: to count for everybody would cost more than those few places are worth."""
    return Value(WHOLE)
