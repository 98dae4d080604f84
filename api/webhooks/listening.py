"""Which changes are events, told in the transaction of the change.

Rows written in bulk send no signal, so loading a data set tells nobody.
"""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from directory.models import VolunteerProfilePage
from help_requests.actions import state_changed
from help_requests.choices import State
from help_requests.models import Assignment, HelpRequestPage, StatePeriod
from reports.models import WeeklyReportPage

from .choices import Event
from .telling import tell

WITHDRAWN = {HelpRequestPage: Event.REQUEST_WITHDRAWN, VolunteerProfilePage: Event.PROFILE_WITHDRAWN}
PUBLISHED = {VolunteerProfilePage: Event.PROFILE_PUBLISHED, WeeklyReportPage: Event.REPORT_PUBLISHED}


@receiver(state_changed, sender=HelpRequestPage, dispatch_uid="api.webhooks.state")
def request_moved(help_request: HelpRequestPage, period: StatePeriod, **kwargs: Any) -> None:
    """A request that opens for the first time is new; one that opens again isn't."""
    if period.state == State.SOLVED:
        tell(Event.REQUEST_SOLVED, help_request.pk)
    elif period.state == State.OPEN and not _was_public_before(help_request, period):
        tell(Event.REQUEST_PUBLISHED, help_request.pk)


def _was_public_before(page: HelpRequestPage, period: StatePeriod) -> bool:
    return StatePeriod.objects.filter(help_request=page).exclude(pk=period.pk).exclude(
        state__in=State.unpublished()
    ).exists()  # fmt: skip


@receiver(post_save, sender=Assignment, dispatch_uid="api.webhooks.offer")
def offer_accepted(instance: Assignment, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Somebody got a place; who, is told by nobody."""
    if created and not raw:
        tell(Event.OFFER_ACCEPTED, instance.offer.help_request_id)


@receiver(page_published, dispatch_uid="api.webhooks.published")
def page_online(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Tell that a page came online, or came online anew."""
    if sender in PUBLISHED:
        tell(PUBLISHED[sender], instance.pk)


@receiver(page_unpublished, dispatch_uid="api.webhooks.unpublished")
def page_offline(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Tell that a page is no longer online; Wagtail takes offline what it deletes."""
    if sender in WITHDRAWN:
        tell(WITHDRAWN[sender], instance.pk)
