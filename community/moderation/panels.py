"""What waits for moderators, on the dashboard of the admin: a line a source, with how many and since when."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.panels import Line, WaitingPanel

from .choices import Source
from .queue import waiting_by_source
from .remits import may_moderate


class ModerationPanel(WaitingPanel):
    """How much waits in the queue."""

    title = _("Moderation")
    order = 90

    def lines(self, user: Any) -> Iterable[Line]:
        if not may_moderate(user):
            return []
        found = waiting_by_source(user)
        return [
            Line(
                title=ngettext("%(what)s: %(number)d item", "%(what)s: %(number)d items", number)
                % {"what": Source(source).label, "number": number},
                url=f"{reverse('moderation_queue')}?source={source}",
                since=since,
            )
            for source, number, since in found
        ]
