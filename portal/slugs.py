"""How a page that people write gets its address: one rule for the site, the admin and bulk loading."""

from collections.abc import Container
from itertools import count

from django.utils.text import slugify

# Addresses below `/annuaire/` and `/demandes/` that are ours (interfaces.md): no page may be called so.
ROUTE_WORDS = frozenset({"nouvelle"})
LONGEST_SLUG = 240


def free_slug(text: str, *, taken: Container[str], fallback: str = "page") -> str:
    """Return `slugify(text)`, with `-2`, `-3`… when it is in `taken` or is a word of ours.

    `fallback` serves for a text without a single letter or digit. Bulk loading passes the set of
    all slugs under the parent as `taken` and adds each answer to it.
    """
    stem = slugify(text)[:LONGEST_SLUG].strip("-") or fallback
    if stem not in taken and stem not in ROUTE_WORDS:
        return stem
    return next(slug for slug in (f"{stem}-{number}" for number in count(2)) if slug not in taken)


def says(slug: str, text: str) -> bool:
    """Whether an address is the one of this text, with or without a number behind it."""
    stem = slugify(text)
    return slug == stem or slug.removeprefix(f"{stem}-").isdecimal()
