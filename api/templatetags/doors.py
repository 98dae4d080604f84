"""What the head of every page tells programs, for `base.html`."""

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils.safestring import SafeString
from wagtail.models import Page

from api.embedding.head import linked_data, links
from portal.page_cache.drawn import drawn
from portal.routing import said_of

register = template.Library()


@register.simple_tag(takes_context=True)
def doors(context: Context) -> SafeString:
    """Return links and linked data, drawn once for the same ones; nothing on a page that failed."""
    request, page = context.get("request"), context.get("page")
    if isinstance(page, Page) and request and not request.GET:
        return said_of(page, ("doors", request.get_host(), request.path), lambda: _drawn(context, request, page))
    return _drawn(context, request, page if isinstance(page, Page) else None)


def _drawn(context: Context, request: HttpRequest | None, page: Page | None) -> SafeString:
    told = tuple(links(request, page)) if request else ()
    return drawn("api/embedding/_head.html", links=told, linked_data=linked_data(page, context.flatten()))
