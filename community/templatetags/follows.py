"""Following, on the page of a thread."""

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from community.following.forms import FollowForm
from community.models import Follow, Thread
from portal.page_cache.drawn import drawn_around

register = template.Library()
BOX = "community/following/_box.html"


@register.simple_tag(takes_context=True)
def follow_box(context: Context, thread: Thread, own: Follow | None) -> SafeString:
    """Show whether the reader follows (`own`), with the way to, to hear of it more or less often, and to stop.

    Whoever doesn't follow is shown the same button, drawn once around their token.
    """
    token = {"csrf_token": context.get("csrf_token")}
    if mine := Follow.objects.still(own):
        form = FollowForm(initial={"frequency": mine.frequency}, auto_id="id_follow_%s")
        return render_to_string(BOX, {"thread": thread, "is_following": True, "form": form, **token})
    given = {"thread": thread, "is_following": False, "form": None}
    return drawn_around(("follow", thread.pk), token, lambda marks: render_to_string(BOX, {**given, **marks}))
