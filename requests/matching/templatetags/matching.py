"""The way from a request's page to those who could help, for those who manage it; and why each of them fits."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from help_requests.models import HelpRequestPage

from ..showing import ReasonLine

register = template.Library()
# Ten people have seventy reasons, and most of them are the same: "free on all the days", "12 km".
KEPT = 2000


@register.inclusion_tag("matching/_way_in.html", takes_context=True)
def way_to_helpers(context: Context, page: HelpRequestPage) -> dict[str, Any]:
    """Return what the link needs; whether its reader manages the request is known of the page."""
    is_open = page.live and page.is_taking_answers
    return {"page": page, "is_shown": is_open and context.get("is_managed", False)}


@register.simple_tag
def reason_line(line: ReasonLine) -> SafeString:
    """Draw a reason: its words hold all that is drawn, the language included, so the same ones are drawn once."""
    return _drawn(line)


@lru_cache(maxsize=KEPT)
def _drawn(line: ReasonLine) -> SafeString:
    said = {"icon": line.icon, "text": line.text, "tone": line.tone, "strong": False}
    return render_to_string("components/line.html", said)
