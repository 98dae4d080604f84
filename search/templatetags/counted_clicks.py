"""Lists that tell which of their places is chosen, for the lists of the apps below."""

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..querylog.noting import counted_as

register = template.Library()


@register.simple_tag(takes_context=True)
def counted_clicks(context: Context) -> SafeString:
    """Return the attributes of the list that `clicks.js` reads; none where no search would be counted."""
    form, results = context["form"], context["results"]
    if not form.text or results.degraded:
        return SafeString()
    return format_html(
        ' data-clicks="{}" data-words="{}" data-where="{}" data-first="{}"',
        reverse("search_click"),
        form.text,
        counted_as(form.query.kinds),
        (context["page_number"] - 1) * form.per_page + 1,
    )
