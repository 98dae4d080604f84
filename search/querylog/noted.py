"""A search as it is remembered until it is counted."""

from datetime import datetime
from typing import NamedTuple

# Milliseconds: what feels immediate, and what doesn't disturb yet.
FAST, MEDIUM = 50, 200


class Noted(NamedTuple):
    """A search: the hour, the list, the words, whether nothing was found without any filter, and how long it took."""

    hour: datetime
    where: str
    text: str
    is_empty: bool
    took: int
