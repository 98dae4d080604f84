"""What a volunteer shows to whom, field by field: kept beside the page and its revisions, so effective at once.

Pages, cards, the index and whatever else shows a profile ask here. `redacted` is the safe way: what the reader may
not see isn't there any more.
"""

from collections.abc import Mapping
from copy import copy
from typing import Any, Protocol, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import Volunteer, VolunteerProfilePage
from .permissions import Reader, is_verified_member

Page = TypeVar("Page", bound=VolunteerProfilePage)


class Audience(models.TextChoices):
    """Who sees a field."""

    EVERYONE = "everyone", _("Everyone")
    VERIFIED = "verified_establishments", _("Verified establishments")
    NOBODY = "nobody", _("Nobody")


# What may be shown or not, and to whom it is until its owner says otherwise. The rest of a page is always public:
# name, function, region, kinds, themes, professions, skills and presentation are what the directory is for.
DEFAULTS = {
    "photo": Audience.EVERYONE,
    "organisation": Audience.EVERYONE,
    "commune": Audience.EVERYONE,
    "background": Audience.EVERYONE,
    "languages": Audience.EVERYONE,
    "references": Audience.EVERYONE,
    "documents": Audience.VERIFIED,
    "registration_number": Audience.NOBODY,
    "phone": Audience.NOBODY,
}
LABELS = {
    "photo": _("My photo"),
    "organisation": _("My structure"),
    "commune": _("My town (my region stays public)"),
    "background": _("My background"),
    "languages": _("My languages"),
    "references": _("My references"),
    "documents": _("My documents"),
    "registration_number": _("My registration number (RPPS)"),
    "phone": _("My telephone number"),
}
# What each field is when it isn't there.
_ABSENT: Mapping[str, Any] = {"photo": None, "organisation": "", "commune": None, "background": "", "languages": []}


class ShowsSome(Protocol):
    """A volunteer, or as much of one as was read."""

    @property
    def visibility(self) -> Any:
        """Who sees which field, as far as they said."""


def audience(volunteer: ShowsSome, field: str) -> Audience:
    """Return who sees a field of somebody's page; what is unknown is shown to nobody."""
    told = volunteer.visibility.get(field, DEFAULTS.get(field, Audience.NOBODY))
    return Audience(told) if told in Audience.values else Audience.NOBODY


def audiences_of(reader: Reader | None) -> frozenset[Audience]:
    """Return what kinds of reader somebody is: one query for a member, none for a visitor."""
    if reader is not None and is_verified_member(reader):
        return frozenset({Audience.EVERYONE, Audience.VERIFIED})
    return frozenset({Audience.EVERYONE})


def shown(whose: VolunteerProfilePage | Volunteer, field: str, reader: Reader | None) -> bool:
    """Whether this reader sees this field; `None` is anybody. Its owner is no exception: a page is what others see."""
    volunteer = whose if isinstance(whose, Volunteer) else whose.volunteer
    wanted = audience(volunteer, field)
    return wanted == Audience.EVERYONE or (wanted == Audience.VERIFIED and wanted in audiences_of(reader))


def shown_fields(volunteer: ShowsSome, readers: frozenset[Audience]) -> frozenset[str]:
    """Return all fields that readers of these kinds see."""
    return frozenset(field for field in DEFAULTS if audience(volunteer, field) in readers)


def public_fields(volunteer: ShowsSome) -> frozenset[str]:
    """Return the fields that everybody sees: nothing else may reach an index, a card, a feed or a cache."""
    return shown_fields(volunteer, frozenset({Audience.EVERYONE}))


def redacted(page: Page, shown: frozenset[str]) -> Page:
    """Return a copy of a page, to be read and never saved, without what isn't in `shown`."""
    seen = copy(page)
    for field, absent in _ABSENT.items():
        if field not in shown:
            setattr(seen, field, absent)
    return seen
