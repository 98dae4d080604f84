"""The way to flag something, on any public item."""

from typing import Any

from django import template
from django.urls import reverse

from community.moderation.targets import WORDS

register = template.Library()


@register.inclusion_tag("community/moderation/_flag_link.html")
def flag_link(kind: str, pk: int | None) -> dict[str, Any]:
    """Show a plain link to the page where something is flagged; nothing for what isn't saved yet."""
    word = next(word for word, flagged in WORDS.items() if flagged == kind)
    return {"url": reverse("flag", args=[word, pk]) if pk else ""}
