"""My space: the way into the cockpit for those who work there, with how much burns."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.space import Card

from .baskets.cases import cases
from .permissions import may_coordinate


def cards(user: User) -> Iterator[Card]:
    """Yield one card for coordinators, and nothing for anybody else."""
    if not may_coordinate(user):
        return
    now = timezone.now()
    burning = cases(now).burning(now, timezone.localdate(now)).count()
    said = ngettext("%(number)d request to see to first.", "%(number)d requests to see to first.", burning)
    yield Card(
        title=_("Coordination"),
        text=said % {"number": burning} if burning else _("Nothing burns."),
        url=reverse("cockpit"),
        action=_("Open the cockpit"),
        waiting=burning > 0,
    )
