"""What the page of a general discussion says."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from directory.addresses import ChipLink

from ..discussion import discussion_of
from ..models import Thread
from ..reading.pages import page_number
from .wording import discussions_url


def discussion_context(request: HttpRequest, thread: Thread, **more: Any) -> dict[str, Any]:
    """Return the context of `community/discussing/discussion.html`."""
    theme = thread.theme
    return {
        "thread": thread,
        "shown": discussion_of(thread, request.user, page_number(request.GET.get("page"))),
        "theme": ChipLink(theme.name, discussions_url(theme=theme.slug)) if theme else None,
        "trail": [{"title": _("Discussions"), "url": reverse("discussions")}],
        **more,
    }
