"""The ladder: after how long an answer is missed, by whom, and who learns it next."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from help_requests.choices import Urgency


class Step(models.TextChoices):
    """What was done about a silence, once."""

    VOLUNTEER = "volunteer", _("The volunteer was reminded")
    PROPOSER = "proposer", _("Whoever proposed was told to look for somebody else")
    ASKERS = "askers", _("Those who asked were reminded")
    COORDINATORS = "coordinators", _("The coordinators were told")


Ladder = Mapping[str, timedelta]

# A proposal to a volunteer. Critical: somebody else must still have time to come for the same shift. High: half a day,
# then the evening. Normal: two days, since many volunteers work shifts, then two more.
VOLUNTEER_AFTER: Ladder = {
    Urgency.CRITICAL: timedelta(hours=2),
    Urgency.HIGH: timedelta(hours=12),
    Urgency.NORMAL: timedelta(hours=48),
}
PROPOSER_AFTER: Ladder = {
    Urgency.CRITICAL: timedelta(hours=4),
    Urgency.HIGH: timedelta(hours=24),
    Urgency.NORMAL: timedelta(hours=96),
}
# An offer by a volunteer: a day and three days, as the coordinators' baskets count them; critical ones sooner.
ASKERS_AFTER: Ladder = {
    Urgency.CRITICAL: timedelta(hours=4),
    Urgency.HIGH: timedelta(hours=24),
    Urgency.NORMAL: timedelta(hours=24),
}
COORDINATORS_AFTER: Ladder = {
    Urgency.CRITICAL: timedelta(hours=24),
    Urgency.HIGH: timedelta(hours=72),
    Urgency.NORMAL: timedelta(hours=72),
}
# Nobody is reminded of what is older: it was left behind, or came with a data set.
STALE = timedelta(days=21)
# Reminders of one step in one round of the clock; the others have the next one, a minute later.
MOST_DUE = 200
