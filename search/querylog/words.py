"""Which texts may be remembered, and under which name until enough people typed them."""

import hashlib
import hmac
import re
from datetime import date
from itertools import pairwise

from django.conf import settings
from django.db.models import Q

from directory.searching.reading import clean, folded

from ..models import KnownName

# A sentence may tell of somebody; a search is a few words.
MOST_WORDS, LONGEST = 8, 80
# Telephone, social security, FINESS and account numbers, dates of birth; a postcode or a year is shorter.
MOST_DIGITS = 5
_ADDRESS = re.compile(r"@|://|www\.", re.IGNORECASE)


def normal(text: str) -> str:
    """Return what two searches for the same words have in common: one line, one space, small letters."""
    return clean(text).lower()


def may_be_kept(text: str) -> bool:
    """Whether `text`, normal, looks like a subject: short, with no address, long number or name of a person."""
    short = len(text) <= LONGEST and len(text.split()) <= MOST_WORDS
    digits = sum(char.isdigit() for char in text)
    return short and digits <= MOST_DIGITS and not _ADDRESS.search(text) and not _names_somebody(text)


def _names_somebody(text: str) -> bool:
    """Whether the whole text, or two words of it side by side, name a person of the directory."""
    words = folded(text).split()
    names = {" ".join(words), *(" ".join(pair) for pair in pairwise(words))} - {""}
    condition = Q(turn__in=names)
    for name in names:
        condition |= Q(turn__gte=f"{name} ", turn__lt=f"{name} z{'z' * 8}", turn__startswith=f"{name} ")
    return KnownName.objects.filter(condition, kind=KnownName.Kind.PERSON).exists() if names else False


def fingerprint(text: str, month: date) -> str:
    """Return the name of a text for one month: nobody reads it back without the portal's secret key."""
    message = f"{month.isoformat()}\n{text}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()
