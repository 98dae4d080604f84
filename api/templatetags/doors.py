"""What the head of every page tells programs, for `base.html`."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString
from wagtail.models import Page

from api.embedding.head import linked_data, links
from portal.page_cache.drawn import drawn

register = template.Library()


@register.simple_tag(takes_context=True)
def doors(context: Context) -> SafeString:
    """Return links and linked data, drawn once for the same ones; nothing on a page that failed."""
    request, page = context.get("request"), context.get("page")
    shown = page if isinstance(page, Page) else None
    told = tuple(links(request, shown)) if request else ()
    return drawn("api/embedding/_head.html", links=told, linked_data=linked_data(shown, context.flatten()))
