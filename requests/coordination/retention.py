"""How long what coordinators note is kept."""

from django.utils.translation import gettext_lazy as _

from help_requests.choices import State
from portal.retention import YEAR, Rule

from .models import NeedImport, Note

RULES = (
    Rule(
        "need-list",
        _("Lists of needs that were sent"),
        _("2 days"),
        _("time to confirm them; what they made stays"),
        NeedImport.objects.past_their_time,
    ),
    Rule(
        "internal-note",
        _("Internal notes of the coordination team"),
        _("1 year after the request was closed"),
        _("they serve as long as somebody may ask what was done"),
        lambda now: Note.objects.filter(
            help_request__periods__ended_at=None,
            help_request__periods__state__in=State.closed(),
            help_request__periods__started_at__lt=now - YEAR,
        ),
    ),
)
