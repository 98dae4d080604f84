"""A published report leaves by mail; the bulletin of yesterday leaves every morning."""

from datetime import timedelta
from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from portal.work.daily import once_a_day

from ..key_figures.bulletin.days import days
from ..models import WeeklyReportPage
from . import mailing
from .models import Edition, Subscription

MORNING = 7


@receiver(page_published, sender=WeeklyReportPage)
def send_what_is_published(instance: WeeklyReportPage, **_given: Any) -> None:
    """Begin to send a report; a second publication of it finds that begun."""
    mailing.send_report(instance.slug)


def send_bulletin_of_yesterday() -> None:
    """Begin to send the bulletin of the day that is over, when somebody reads it."""
    yesterday = timezone.localdate() - timedelta(days=1)
    if Subscription.objects.to(Edition.DAILY).exists() and days().has(yesterday):
        mailing.send_bulletin(yesterday)


_once = once_a_day("bulletin_mail", send_bulletin_of_yesterday)


def look_in_the_morning() -> None:
    """Wait until people are up."""
    if timezone.localtime().hour >= MORNING:
        _once()
