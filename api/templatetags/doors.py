"""What the head of every page tells programs, for `base.html`."""

from typing import Any

from django import template
from django.template.context import Context
from wagtail.models import Page

from api.embedding.head import linked_data, links

register = template.Library()


@register.inclusion_tag("api/embedding/_head.html", takes_context=True)
def doors(context: Context) -> dict[str, Any]:
    """Return links and linked data; nothing on a page that failed."""
    request, page = context.get("request"), context.get("page")
    shown = page if isinstance(page, Page) else None
    return {"links": links(request, shown) if request else (), "linked_data": linked_data(shown, context.flatten())}
