"""What people, old links and robots write in addresses, read kindly: a value or a reason in words, never an error."""

import re
import unicodedata
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.pagination import DEEPEST_RESULT

from ..models import Commune

LONGEST_TEXT = 200
LONGEST_QUOTED = 60
LARGEST_RADIUS = 1000
_WITH_DEPARTEMENT = re.compile(r"(.+?)\s*\((\w{2,3})\)")
_CODE = re.compile(r"\d[0-9AB]\d{3}")


class MeaninglessError(ValueError):
    """Raised for a value that means nothing; its text is the sentence to show."""


def clean(text: str) -> str:
    """Return `text` on one line without control characters: databases refuse some, and none is ever meant."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def quoted(text: str) -> str:
    """Return what was typed, short enough to be repeated in a sentence."""
    return text if len(text) <= LONGEST_QUOTED else f"{text[:LONGEST_QUOTED]}…"


def read_page(text: str, *, per_page: int) -> int:
    """Return a page number; a page that no list has is meaningless."""
    if text.isascii() and text.isdigit() and 0 < int(text[:9]) <= DEEPEST_RESULT // per_page:
        return int(text[:9])
    raise MeaninglessError(_("“%(value)s” isn't a page of this list: here is the first.") % {"value": quoted(text)})


def read_radius(text: str) -> int:
    """Return a distance in kilometres, from 1 to 1000."""
    if text.isascii() and text.isdigit() and 0 < int(text[:9]) <= LARGEST_RADIUS:
        return int(text[:9])
    raise MeaninglessError(
        _("“%(value)s” isn't a distance in kilometres: we kept the usual one.") % {"value": quoted(text)}
    )


def read_availability(text: str) -> date:
    """Return the day on which somebody has to be free: `1` is today, else an ISO date."""
    return timezone.localdate() if text == "1" else read_day(text)


def read_day(text: str) -> date:
    """Return the day that an ISO date names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = _("“%(value)s” isn't a date: write it as 2020-04-15. This filter was left out.")
        raise MeaninglessError(message % {"value": quoted(text)}) from None


def read_commune(text: str) -> Commune:
    """Return the commune meant by an INSEE code, a postcode or a name ("Lyon", "Lyon (69)"), the most peopled first."""
    commune = find_commune(text)
    if commune is None:
        message = _("We don't know the place “%(value)s”: try a postcode. This filter was left out.")
        raise MeaninglessError(message % {"value": quoted(text)})
    return commune


def find_commune(text: str) -> Commune | None:
    """Return the commune meant by an INSEE code, a postcode or a name; None when there is none."""
    communes = Commune.objects.select_related("departement")
    if _CODE.fullmatch(text.upper()):
        return communes.for_code(text.upper()).first()
    if not any(char.isalpha() for char in text):
        return None
    in_departement = _WITH_DEPARTEMENT.fullmatch(text)
    name, code = in_departement.groups() if in_departement else (text, None)
    named = communes.filter(search_name=folded(name))
    if code:
        named = named.filter(departement=code.upper())
    return named.order_by("-population", "code").first()


def folded(name: str) -> str:
    """Return a place's name without accents, capitals, hyphens and apostrophes, as `Commune.search_name` has it."""
    apart = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe"))
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())
