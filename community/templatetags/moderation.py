"""The way to flag something, on any public item."""

from typing import Any

from django import template
from django.urls import reverse

from community.moderation.showing import may_be_shown
from community.moderation.targets import WORDS
from directory.models import Conversation

register = template.Library()


@register.inclusion_tag("community/moderation/_flag_link.html")
def flag_link(kind: str, pk: int | None) -> dict[str, Any]:
    """Show a plain link to the page where something is flagged; nothing for what isn't saved yet."""
    word = next(word for word, flagged in WORDS.items() if flagged == kind)
    return {"url": reverse("flag", args=[word, pk]) if pk else ""}


@register.inclusion_tag("community/moderation/_flag_link.html", takes_context=True)
def flag_conversation_link(context: dict[str, Any], talk: Conversation) -> dict[str, Any]:
    """Show a link to the page where what the other wrote is flagged; nothing where they wrote nothing."""
    can_be = may_be_shown(talk, context["request"].user).exists()
    return {"url": reverse("flag_conversation", args=[talk.pk]) if can_be else ""}
