"""Addresses of the directory (interfaces.md), made without a query: lists and threads link to many people."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from .searching.scopes import Label


@dataclass(frozen=True)
class ChipLink:
    """A word that filters a list."""

    text: Label
    url: str


def directory_url(**words: str) -> str:
    """Return the address of the directory filtered by these parameters, in the reader's language."""
    return f"{reverse('wagtail_serve', args=['annuaire/'])}?{urlencode(words)}"


def profile_url(slug: str) -> str:
    """Return the address of the profile with this slug, in the reader's language."""
    return reverse("wagtail_serve", args=[f"annuaire/{slug}/"])
