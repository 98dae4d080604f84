"""What other programs can be told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    """Something that happened in public. The value is the `type` of the message."""

    REQUEST_PUBLISHED = "request.published", _("A request was published")
    REQUEST_SOLVED = "request.solved", _("A request was solved")
    REQUEST_WITHDRAWN = "request.withdrawn", _("A request is no longer online")
    OFFER_ACCEPTED = "offer.accepted", _("An offer of help was accepted")
    PROFILE_PUBLISHED = "profile.published", _("A volunteer's page was published, or published anew")
    PROFILE_WITHDRAWN = "profile.withdrawn", _("A volunteer's page is no longer online")
    REPORT_PUBLISHED = "report.published", _("A weekly report was published, or published anew")


# Sent by hand from the admin, whatever somebody subscribed to.
PING = "ping"


class Outcome(models.TextChoices):
    """What became of one message to one address."""

    WAITING = "waiting", _("To be sent")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Refused, tried again")
    DROPPED = "dropped", _("Not sent: no longer public")
    STOPPED = "stopped", _("Not sent: the address was switched off")
