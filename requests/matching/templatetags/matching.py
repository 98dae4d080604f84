"""The way from a request's page to those who could help: for those who manage it, and nobody else."""

from typing import Any

from django import template
from django.template.context import Context

from help_requests.models import HelpRequestPage
from help_requests.permissions import may_manage

register = template.Library()


@register.inclusion_tag("matching/_way_in.html", takes_context=True)
def way_to_helpers(context: Context, page: HelpRequestPage) -> dict[str, Any]:
    """Return what the link needs; a visitor costs no query."""
    user = context["request"].user
    is_open = page.live and page.is_taking_answers
    return {"page": page, "is_shown": is_open and user.is_authenticated and may_manage(user, page)}
