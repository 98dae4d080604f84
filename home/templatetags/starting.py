"""Elements in the place of Wagtail's inline scripts: see `home/starting.py`."""

import json
from typing import Any

from django import forms, template
from django.urls import reverse
from django.utils.safestring import SafeString

from home import starting

register = template.Library()
register.filter("without_inline_scripts", starting.without_inline_scripts)


@register.simple_tag
def start_picker(call: str, widget: dict[str, Any]) -> SafeString:
    """Start the calendar or the clock of a field."""
    return starting.start(call, widget["attrs"]["id"], json.loads(widget["config_json"]))


@register.simple_tag
def start_panel(call: str, options_json: str) -> SafeString:
    """Start a panel of lines."""
    return starting.start(call, json.loads(options_json))


@register.simple_tag
def start_promotions(form: forms.Form, formset: forms.BaseFormSet[Any]) -> SafeString:
    """Start the lines of what is recommended for a search, and the list of phrases that were searched for."""
    options = {
        "formsetPrefix": f"id_{formset.prefix}",
        "emptyChildFormPrefix": formset.empty_form.prefix,
        "canOrder": True,
    }
    phrases = reverse("wagtailsearchpromotions:chooser")
    return starting.start("InlinePanel", options) + starting.start(
        "choosePhrase", form["query_string"].auto_id, phrases
    )
