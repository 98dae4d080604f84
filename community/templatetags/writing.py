"""What the box and its files say of themselves."""

from collections.abc import Mapping

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from community.models import Attachment
from community.writing.forms import BlankBox, ReplyForm
from portal.page_cache.drawn import drawn_around
from toolbox.wording import format_and_size

register = template.Library()
EDITOR = "community/writing/_editor.html"


@register.filter
def format_of(attachment: Attachment) -> str:
    """Return what kind of file it is, and how heavy: "PDF, 12 Ko"."""
    return format_and_size(attachment.kind, attachment.size)


@register.simple_tag(takes_context=True)
def editor(context: Context, form: ReplyForm | BlankBox, action: str, may_reply: bool) -> SafeString:
    """Draw the box one writes in. While nothing stands in it, it is drawn once around its token and its key."""
    given = {"action": action, "may_reply": may_reply}
    token = {"csrf_token": context.get("csrf_token")}
    if isinstance(form, ReplyForm):
        return render_to_string(EDITOR, {"form": form, **given, **token})

    def draw(marks: Mapping[str, SafeString]) -> SafeString:
        blank = ReplyForm(initial={"key": marks["key"]})
        blank.thread_pk = form.thread_pk
        return render_to_string(EDITOR, {"form": blank, **given, "csrf_token": marks["csrf_token"]})

    return drawn_around(("editor", form.thread_pk, *given.values()), {"key": form.key, **token}, draw)
