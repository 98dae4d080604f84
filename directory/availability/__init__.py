"""Availability: what somebody says of it, what changes it, how it is told. Live at once, apart from the page.

`set_availability`, `pause`, `resume`, `confirm_still_available` and `set_area` are the only ways in.
"""

from .actions import confirm_still_available, pause, resume, set_area, set_availability, set_dated_slots
from .sentences import Sentence, any_of, freshness, in_words, of
from .week import when

__all__ = [
    "Sentence",
    "any_of",
    "confirm_still_available",
    "freshness",
    "in_words",
    "of",
    "pause",
    "resume",
    "set_area",
    "set_availability",
    "set_dated_slots",
    "when",
]
