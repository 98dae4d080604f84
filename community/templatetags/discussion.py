"""The thread on a request's page."""

from typing import Any

from django import template
from django.template.context import Context

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
