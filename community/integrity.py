"""Threads that hang on nothing."""

from collections.abc import Iterator

from help_requests.models import HelpRequestPage
from portal.integrity import Check

from .models import Thread


def loose() -> Iterator[str]:
    """Threads with neither request nor theme, and published requests without a thread."""
    for thread in Thread.objects.filter(help_request=None, theme=None):
        yield f"thread #{thread.pk} has neither request nor theme"
    for page in HelpRequestPage.objects.live().filter(thread=None):
        yield f"request {page.slug} has no thread"


def open_missing() -> None:
    """Give every published request its thread."""
    for page in HelpRequestPage.objects.live().filter(thread=None):
        Thread.objects.get_or_create(help_request=page)


CHECKS = (Check("threads", "threads with neither request nor theme, requests without a thread", loose, open_missing),)
