"""Fragments that are drawn once for the same values."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from portal.page_cache import drawn as by_values

register = template.Library()


@register.simple_tag
def drawn(name: str, /, **values: Any) -> SafeString:
    """Include a template with these values alone, as `include … only` does, and keep what they made of it."""
    return by_values.drawn(name, **values)
