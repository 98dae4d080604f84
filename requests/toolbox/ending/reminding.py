"""Telling editors, and whoever brought it, that a published document is soon taken offline: each step once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from accounts.notices.telling import Notice, tell_many
from accounts.roles import Role
from portal.dates import day_in_words

from ..models import Resource
from .kind import ENDING

# The nearest step first: a date that was put near is told of once, not twice on one day.
STEPS = (timedelta(days=7), timedelta(days=30))


def remind_due(now: datetime | None = None) -> None:
    """Tell of every end that came within a step; its key says what was told, so looking twice is looking once."""
    now = now or timezone.now()
    for page in ending(now, within=max(STEPS)).select_related("owner"):
        remind(page, now)


@transaction.atomic
def remind(page: Resource, now: datetime) -> None:
    """Tell of one end."""
    step = next(step for step in STEPS if page.expire_at <= now + step)
    tell_many(ENDING, list(_notices(page, step)), now=now)


def ending(now: datetime, *, within: timedelta) -> QuerySet[Resource]:
    """Return the published documents whose end comes within this time, the nearest first."""
    return Resource.objects.live().filter(expire_at__gt=now, expire_at__lte=now + within).order_by("expire_at", "pk")


def _notices(page: Resource, step: timedelta) -> Iterator[Notice]:
    editors = User.objects.filter(groups__name=Role.EDITOR, is_active=True)
    told = User.objects.filter(Q(pk__in=editors.values("pk")) | Q(pk=page.owner_id), is_active=True)
    may_edit = set(editors.values_list("pk", flat=True))
    for person in told.order_by("pk"):
        with override(person.language):
            yield _notice(page, person, step, edits=person.pk in may_edit)


def _notice(page: Resource, person: User, step: timedelta, *, edits: bool) -> Notice:
    day = timezone.localdate(page.expire_at)
    facts = {"title": page.title, "day": day_in_words(day)}
    return Notice(
        person,
        # Another end is another thing to tell.
        key=f"resource-end-{page.pk}-{day:%Y%m%d}-{step.days}",
        title=_("Soon offline: %(title)s") % facts,
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if edits else page.url,
        text=_("This document of the toolbox is taken offline on %(day)s. Is it still right? Read it again.") % facts,
        action=_("Put off its end, or bring it up to date") if edits else _("Read the document"),
        why=_("You see to the toolbox.") if edits else _("You brought this document."),
    )
