"""Following, on the page of a thread."""

from typing import Any

from django import template
from django.template.context import Context

from community.following.forms import FollowForm
from community.models import Follow, Thread

register = template.Library()


@register.inclusion_tag("community/following/_box.html", takes_context=True)
def follow_box(context: Context, thread: Thread, own: Follow | None) -> dict[str, Any]:
    """Show whether the reader follows (`own`), with the way to, to hear of it more or less often, and to stop."""
    mine = Follow.objects.still(own)
    return {
        "thread": thread,
        "is_following": mine is not None,
        "form": FollowForm(initial={"frequency": mine.frequency if mine else ""}, auto_id="id_follow_%s"),
        "csrf_token": context.get("csrf_token"),
    }
