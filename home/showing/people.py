"""People put first on the front page: those whom editors chose, or those who said most lately that they are free.

Only what everybody may see of them, as in the directory: what somebody hides isn't there any more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from directory import availability
from directory.availability import Sentence
from directory.choices import AvailabilityStatus
from directory.models import VolunteerProfilePage
from directory.visibility import public_fields, redacted


@dataclass(frozen=True)
class FeaturedPerson:
    """What `home/blocks/volunteers.html` shows of somebody."""

    name: str
    page: VolunteerProfilePage
    subtitle: str
    text: str
    themes: tuple[str, ...]
    availability: Sentence | None


def featured_people(chosen: Sequence[int], number: int) -> list[FeaturedPerson]:
    """Return the chosen people who are online; without a choice, those available now, confirmed most lately."""
    online = VolunteerProfilePage.objects.live().with_card().select_related("locale")
    if chosen:
        return [_person(page) for page in in_order(online.filter(pk__in=chosen), chosen)]
    free = online.filter(volunteer__availability__status=AvailabilityStatus.AVAILABLE)
    return [_person(page) for page in free.order_by("-volunteer__availability__confirmed_at", "-pk")[:number]]


def in_order(pages: Iterable[Any], chosen: Sequence[int]) -> list[Any]:
    """Return pages in the order of their keys; a key without a page is left out, one that comes twice stands once."""
    found = {page.pk: page for page in pages}
    return [found[pk] for pk in dict.fromkeys(chosen) if pk in found]


def _person(page: VolunteerProfilePage) -> FeaturedPerson:
    seen = redacted(page, public_fields(page.volunteer))
    function = seen.function.label if seen.function else ""
    return FeaturedPerson(
        name=page.title,
        page=page,
        subtitle=", ".join(part for part in (function, seen.organisation, seen.place) if part),
        text=seen.presentation,
        themes=tuple(row.theme.name for row in page.profile_themes.all()[:3]),
        availability=availability.of(getattr(page.volunteer, "availability", None)),
    )
