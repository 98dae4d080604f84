"""The thread on a request's page, and plain text made readable."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import linebreaks, urlize
from django.utils.safestring import SafeString, mark_safe

from community.discussion import discussion_for
from community.forms import ReplyForm
from help_requests.models import HelpRequestPage

register = template.Library()


@register.inclusion_tag("community/_discussion.html", takes_context=True)
def discussion(context: Context, page: HelpRequestPage) -> dict[str, Any]:
    """Show what was said and what happened; a reply that was refused comes back in `reply_form`."""
    request = context["request"]
    shown = discussion_for(page, request.user, context.get("offering"))
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "discussion": shown,
        "form": context.get("reply_form") or (ReplyForm() if shown.may_reply else None),
    }


@register.filter
def is_post(entry: object) -> bool:
    """Whether an entry of the column is a post, and not a happening."""
    return hasattr(entry, "body")


@register.filter
def linked(text: str) -> SafeString:
    """Return plain text as paragraphs with links; whatever looks like HTML in it is shown as it was typed.

    Escaped first, by `urlize`; its own `rel` is the only one that can stand there unescaped.
    """
    links = urlize(text, nofollow=True, autoescape=True)
    safe = links.replace('rel="nofollow"', 'rel="nofollow ugc noopener"')
    return mark_safe(linebreaks(safe, autoescape=False))  # noqa: S308 - escaped by urlize above
