"""Who told no theme and no kind of help: breakdowns whose parts overlap don't tell it by what is missing in their sum.

The JSON of a week gives these breakdowns a fixed shape, which programs read: what was not given stands beside it.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from directory.models import VolunteerFact
from help_requests.models import HelpRequestPage

from ..period import Period
from .received import received
from .volunteers import people

# A theme or a kind, « un thème ».
UNSAID = "Non renseigné"
Unsaid = dict[str, dict[str, int]]
NO_KIND = Q(is_expert=False, is_care=False, is_non_care=False)


def unsaid(period: Period) -> Unsaid:
    """Return how many published people told no theme, and no kind, and how many requests no theme, in three queries."""
    offered = VolunteerFact.themes.through.objects.filter(volunteerfact=OuterRef("pk"))
    asked = HelpRequestPage.themes.through.objects.filter(helprequestpage=OuterRef("pk"))
    published = people(period)
    return {
        "volunteers": {
            # As a condition on rows the database sets both tables side by side; inside a count it would ask row by row.
            "themes": published.filter(~Exists(offered)).count(),
            "kinds": published.filter(NO_KIND).count(),
        },
        "requests": {"themes": received(period).filter(~Exists(asked)).count()},
    }


def with_unsaid(items: list[dict[str, Any]], count: int, key: str = "slug") -> list[dict[str, Any]]:
    """Return the items of a breakdown with "not given" among them, as lists of regions have it; nobody is no item."""
    return [*items, {key: None, "name": UNSAID, "count": count}] if count else items
