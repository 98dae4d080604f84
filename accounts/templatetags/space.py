"""The menu of my space, for templates."""

from django import template

from accounts import space

register = template.Library()


@register.simple_tag
def space_entries() -> list[space.Entry]:
    """Return the entries of the menu of my space."""
    return space.entries()
