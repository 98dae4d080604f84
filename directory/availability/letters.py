"""The two letters about availability, in the person's language."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.mail import sending

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
    stop_url = links.stop_url(volunteer)
    context: dict[str, Any] = {
        "subject": subject,
        "first_name": volunteer.user.first_name,
        "language": volunteer.user.language,
        "told": sentences.of(volunteer.availability),
        "answer_url": links.answer_url(volunteer),
        "stop_url": stop_url,
    }
    sending.queue(
        to=volunteer.user.email,
        subject=subject,
        text=render_to_string(f"directory/email/{name}.txt", context),
        html=render_to_string(f"directory/email/{name}.html", context),
        key=f"{name}-{volunteer.pk}-{timezone.localtime(now):%Y-%m}",
        headers={"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
