"""The columns of each export: what the list's card says, one thing a cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.choices import AvailabilityStatus, LegalStatus, Sector, VolunteerKind
from help_requests.choices import HelpKind, State, Urgency

from .rows import Found

Cell = str | int


@dataclass(frozen=True)
class Column:
    """A heading, and what stands below it."""

    name: str | Promise
    cell: Callable[[Found], Cell]


def _card(key: str) -> Callable[[Found], Cell]:
    return lambda found: found.card.get(key) or ""


def _label(key: str, choices: Any) -> Callable[[Found], Cell]:
    labels: Mapping[str, Any] = dict(choices.choices)
    return lambda found: str(labels.get(found.card.get(key) or "", ""))


def _names(key: str) -> Callable[[Found], Cell]:
    return lambda found: ", ".join(entry["name"] for entry in found.card.get(key, ()))


def _region(part: str) -> Callable[[Found], Cell]:
    return lambda found: (found.card.get("region") or {}).get(part, "")


def _sum(part: str) -> Callable[[Found], Cell]:
    return lambda found: sum(need[part] for need in found.card.get("needs", ()))


def _wanted(found: Found) -> str:
    return ", ".join(f"{need['number']} × {need['label']}" for need in found.card.get("needs", ()))


def _kinds(found: Found) -> str:
    labels = dict(VolunteerKind.choices)
    return ", ".join(str(labels.get(kind, "")) for kind in found.card.get("kinds", ()))


def _available(part: str) -> Callable[[Found], Cell]:
    return lambda found: (found.card.get("availability") or {}).get(part) or ""


def _availability(found: Found) -> str:
    return str(dict(AvailabilityStatus.choices).get(str(_available("status")(found)), ""))


BOTH = (
    Column(_("number"), lambda found: found.pk),
    Column(_("address"), lambda found: f"{settings.SITE_URL}{found.url}"),
)
PLACE = (
    Column(_("place"), _card("place")),
    Column(_("region (code)"), _region("code")),
    Column(_("region"), _region("name")),
)
REQUESTS = (
    *BOTH,
    Column(_("request"), lambda found: found.title),
    Column(_("state"), _label("state", State)),
    Column(_("kind of help"), _label("kind", HelpKind)),
    Column(_("urgency"), _label("urgency", Urgency)),
    Column(_("asked on"), _card("published_on")),
    Column(_("establishment"), _card("establishment")),
    Column(_("category"), _card("category")),
    *PLACE,
    Column(_("themes"), _names("themes")),
    Column(_("who is needed"), _wanted),
    Column(_("places"), _sum("number")),
    Column(_("places left"), _sum("places_left")),
    Column(_("messages"), lambda found: found.card.get("posts", 0)),
    Column(_("tools"), lambda found: found.card.get("tools", 0)),
)
PROFILES = (
    *BOTH,
    Column(_("name"), lambda found: found.title),
    Column(_("function"), _card("function")),
    Column(_("structure"), _card("organisation")),
    *PLACE,
    Column(_("kind"), _kinds),
    Column(_("sector"), _label("sector", Sector)),
    Column(_("legal status"), _label("legal_status", LegalStatus)),
    Column(_("themes"), _names("themes")),
    Column(_("professions"), _names("professions")),
    Column(_("skills"), _names("skills")),
    Column(_("availability"), _availability),
    Column(_("until"), _available("until")),
    Column(_("confirmed on"), _card("confirmed_on")),
)
