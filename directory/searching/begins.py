"""What begins with given letters, as a condition that an index of either database can answer."""

from django.db.models import Q

# Sorts after every folded name that begins alike, by bytes as SQLite does and by a language's rules as PostgreSQL may.
LAST = "zzzzzzzz"


def begins_with(field: str, prefix: str) -> Q:
    """Return the condition that `field`, folded, begins with `prefix`, folded.

    A range, since SQLite's LIKE uses no index; and the prefix itself, since PostgreSQL's order may overlook spaces.
    """
    return Q(**{f"{field}__gte": prefix, f"{field}__lte": prefix + LAST, f"{field}__startswith": prefix})
