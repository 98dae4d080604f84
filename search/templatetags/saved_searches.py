"""The button that saves a search, on the lists of the apps below."""

from typing import Any

from django import template
from django.template import Context

register = template.Library()


@register.inclusion_tag("search/saved/_button.html", takes_context=True)
def save_search(context: Context) -> dict[str, Any]:
    """Draw the button for the search of this page, for people who are signed in; nothing for anybody else."""
    form, user = context["form"], context["request"].user
    return {"address": str(form.address.without("page")) if user.is_authenticated else ""}
