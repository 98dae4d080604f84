"""Following, on the page of a thread."""

from typing import Any

from django import template
from django.template.context import Context

from community.following.forms import FollowForm
from community.models import Follow, Thread

register = template.Library()


@register.inclusion_tag("community/following/_box.html", takes_context=True)
def follow_box(context: Context, thread: Thread) -> dict[str, Any]:
    """Show whether the reader follows, with the way to, to hear of it more or less often, and to stop."""
    mine = Follow.objects.of_reader(thread.pk, context["request"].user.pk)
    return {
        "thread": thread,
        "is_following": mine is not None,
        "form": FollowForm(initial={"frequency": mine.frequency if mine else ""}, auto_id="id_follow_%s"),
        "csrf_token": context.get("csrf_token"),
    }
