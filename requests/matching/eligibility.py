"""Who may be proposed at all: what no score makes up for."""

from datetime import datetime

from django.db.models import QuerySet

from directory.models import Volunteer
from help_requests.models import HelpRequestPage


def eligible(help_request: HelpRequestPage, now: datetime) -> QuerySet[Volunteer]:
    """Return the volunteers who may be asked about this request at this moment, whatever they can do."""
    return Volunteer.objects.none()
