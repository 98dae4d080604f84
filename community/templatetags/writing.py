"""What the box and its files say of themselves."""

from django import template

from community.models import Attachment
from toolbox.wording import format_and_size

register = template.Library()


@register.filter
def format_of(attachment: Attachment) -> str:
    """Return what kind of file it is, and how heavy: "PDF, 12 Ko"."""
    return format_and_size(attachment.kind, attachment.size)
