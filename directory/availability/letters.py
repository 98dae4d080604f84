"""The two letters about availability, in the person's language."""

from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.mail import letters

from ..models import Volunteer
from . import links, sentences


def still_available(volunteer: Volunteer, *, now: datetime) -> None:
    """Ask whether what somebody said a month ago still holds."""
    with translation.override(volunteer.user.language):
        _send("still_available", volunteer, subject=_("Are you still available to help?"), now=now)


def paused_for_silence(volunteer: Volunteer, *, now: datetime) -> None:
    """Tell somebody that they are on a break for want of an answer, and how one click ends it."""
    with translation.override(volunteer.user.language):
        _send("paused", volunteer, subject=_("Your page is on a break: one click ends it"), now=now)


def _send(name: str, volunteer: Volunteer, *, subject: str, now: datetime) -> None:
    context = {
        "first_name": volunteer.user.first_name,
        "told": sentences.of(volunteer.availability),
        "answer_url": links.answer_url(volunteer),
    }
    letters.write(
        f"directory/email/{name}.txt",
        context,
        to=volunteer.user.email,
        subject=subject,
        key=f"{name}-{volunteer.pk}-{timezone.localtime(now):%Y-%m}",
        stop_url=links.stop_url(volunteer),
    )
