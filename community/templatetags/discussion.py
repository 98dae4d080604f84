"""The thread on a page."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from community.discussion import Discussion, NewFrom, discussion_for
from community.drawing import draw_discussion, draw_post
from community.entries import PostEntry
from community.reading.pages import page_number
from help_requests.models import HelpRequestPage
from help_requests.offering.acting import Acting
from portal.routing import said_of

register = template.Library()


@register.simple_tag(takes_context=True)
def discussion(context: Context, page: HelpRequestPage) -> SafeString:
    """Show what was said and what happened; a reply that was refused comes back in `reply_form`.

    All visitors are shown the same, drawn once; who signed in has marks, rights and a box of their own.
    """
    request, acts = context["request"], context.get("offering")
    number = page_number(request.GET.get("page"))
    if request.user.is_authenticated or set(request.GET) - {"page"}:
        return _discussion(context, page, acts, number)
    key = ("discussion drawn", number, acts, request.path)
    return said_of(page, key, lambda: _discussion(context, page, acts, number))


def _discussion(context: Context, page: HelpRequestPage, acts: Acting | None, number: int) -> SafeString:
    return draw_discussion(context, discussion_for(page, context["request"].user, acts, number))


@register.simple_tag(takes_context=True)
def general_discussion(context: Context, shown: Discussion) -> SafeString:
    """Show a page of a general discussion."""
    return draw_discussion(context, shown)


@register.filter
def is_post(entry: object) -> bool:
    """Whether an entry of the column is a post, and not a happening."""
    return isinstance(entry, PostEntry)


@register.filter
def is_new_from(entry: object) -> bool:
    """Whether an entry is the line above what is new."""
    return isinstance(entry, NewFrom)


@register.simple_tag
def post(entry: PostEntry) -> SafeString:
    """Draw a post."""
    return draw_post(entry)
