"""Linked data (JSON-LD) in a page: data, never a script that runs, and inert whatever somebody typed into it."""

from typing import Any

from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe


def as_script(said: dict[str, Any]) -> SafeString:
    """Return a page's linked data as a block that browsers don't run; `json_script` escapes what HTML could read."""
    whole = {"@context": "https://schema.org", **said}
    return mark_safe(str(json_script(whole)).replace('"application/json"', '"application/ld+json"', 1))  # noqa: S308
