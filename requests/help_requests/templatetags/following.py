"""The bar above a request, for its people: how it stands, what they can do, who changed what."""

from collections.abc import Mapping
from typing import Any

from django import template

from directory.editing.states import last_comment
from help_requests.following.history import steps
from help_requests.following.standing import facts_of, standing
from help_requests.following.ways import ways_on
from help_requests.models import HelpRequestPage
from portal.routing import said_of

register = template.Library()


@register.inclusion_tag("help_requests/following/_bar.html", takes_context=True)
def following(context: Mapping[str, Any], page: HelpRequestPage) -> dict[str, Any]:
    """Return what the bar shows; nothing, and not one query, for who doesn't manage the request."""
    if not context.get("is_managed"):
        return {}
    facts = said_of(page, ("facts",), lambda: facts_of([page])[page.pk])
    return {
        "standing": standing(page, facts),
        "comment": last_comment(page.current_workflow_state) if facts.is_sent_back else "",
        "ways": ways_on(page),
        "steps": steps(page, context["request"].user),
    }
