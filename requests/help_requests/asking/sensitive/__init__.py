"""What may tell who a patient or resident is, found in what somebody is about to publish.

Rules rather than a model: each alarm can be explained to the author in one sentence, and nothing leaves the machine.
`tests/help_requests/test_sensitive.py` measures them on 260 labelled sentences. See docs/decisions/0024.
"""

import unicodedata
from datetime import date

from django.utils import timezone

from .births import births_in
from .finding import Finding, Kind
from .nir import numbers_in
from .phones import addresses_in, phones_in

__all__ = ["Finding", "Kind", "found_in"]


def found_in(text: str, *, today: date | None = None) -> list[Finding]:
    """Return what should not be published as it is, in the order of the text; spans are those of its NFC form.

    A number that is one thing is not another as well: what a finding covers is not looked at again.
    """
    rest, found = unicodedata.normalize("NFC", text), []
    for look in (numbers_in, addresses_in, phones_in):
        for one in look(rest):
            found.append(one)
            rest = rest[: one.start] + "\x00" * (one.end - one.start) + rest[one.end :]
    found.extend(births_in(rest, today=today or timezone.localdate()))
    return sorted(found, key=lambda one: one.start)
