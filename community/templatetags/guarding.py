"""What moderators see of the rules."""

from typing import Any

from django import template

from community.models import Screening

register = template.Library()


@register.inclusion_tag("community/guarding/_screening.html")
def screening(post: int) -> dict[str, Any]:
    """Show what the rules found in a message."""
    return {"found": Screening.objects.filter(post=post).first()}
