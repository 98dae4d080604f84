"""What a person asked for: handed out with their data; what was published stays without them, drafts go."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.privacy import Person

from . import actions
from .models import HelpRequestPage, StatePeriod


def register() -> None:
    """Tell the registry."""
    models = ["help_requests.HelpRequestPage", "help_requests.StatePeriod"]
    privacy.register("requests", export=export, erase=erase, title=_("Help requests"), models=models)
    privacy.excuse("Text of the list’s own page, typed by editors", ["help_requests.HelpRequestIndexPage"])


def export(person: Person) -> Mapping[str, Any]:
    """Return the requests of somebody, drafts included."""
    pages = HelpRequestPage.objects.filter(owner=person.user).prefetch_related("periods") if person.user else []
    return {
        "requests": [
            {
                "title": page.title,
                "description": page.description,
                "establishment": str(page.establishment or ""),
                "state": page.state,
                "created_at": page.first_published_at or page.latest_revision_created_at,
            }
            for page in pages
        ]
    }


def erase(person: Person) -> None:
    """Delete what nobody else ever read; cut the author off the rest, its versions included."""
    if person.user is None:
        return
    mine = HelpRequestPage.objects.filter(owner=person.user)
    for page in mine.filter(first_published_at=None, establishment=None):
        page.delete()
    for page in mine.all():
        page.revisions.filter(user=person.user).update(user=None)
        actions.announce(page)
    mine.update(owner=None)
    StatePeriod.objects.filter(by=person.user).update(by=None, comment="")
