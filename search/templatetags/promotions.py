"""What editors advise for the words of a search, on the lists of the apps below as on the search of everything."""

from typing import Any

from django import template
from django.template import Context

from ..promotions import promoted

register = template.Library()


@register.inclusion_tag("search/_promoted.html", takes_context=True)
def promotions(context: Context) -> dict[str, Any]:
    """Draw what is advised, above the first page of hits alone; asks nothing when no words were typed."""
    if context["page_number"] > 1:
        return {"promoted": ()}
    return {"promoted": promoted(context["form"].text, context["request"])}
