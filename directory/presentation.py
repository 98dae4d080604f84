"""What a profile page says beyond its own fields: availability, area and languages in words, links that filter."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.models import User
from portal.routing import said_of

from . import availability, visibility
from .addresses import ChipLink, directory_url
from .choices import Language, LegalStatus, Sector, ThemeLevel
from .contact.permissions import may_see_phone
from .models import Area, VolunteerProfilePage
from .page_rows import Offered, PageRows, rows_of
from .visibility import Audience
from .wording import typographic


@dataclass(frozen=True)
class ThemeOffered:
    """A theme of somebody's page: a link to everybody who offers it, how well they know it, a sentence."""

    chip: ChipLink
    level: str
    note: str


@dataclass(frozen=True)
class DocumentShown:
    """A document of somebody's page: its title, where it is read, its size in bytes."""

    title: str
    url: str
    size: int


def profile_context(page: VolunteerProfilePage, *, reader: User | AnonymousUser) -> dict[str, Any]:
    """Return the context of `directory/profile.html`: what this reader may see, and nothing private besides."""
    readers = visibility.audiences_of(reader)
    phone_url = reverse("volunteer_phone", args=[page.slug]) if may_see_phone(reader, page) else ""
    told = said_of(page, ("profile", readers), lambda: _told(page, readers=readers)) | {"page": page}
    return told | {
        "is_own": reader.is_authenticated and reader.pk == page.owner_id,
        "body": said_of(page, ("drawn", readers, phone_url), lambda: _drawn(told, phone_url=phone_url)),
    }


def preview_context(page: VolunteerProfilePage, *, readers: frozenset[Audience]) -> dict[str, Any]:
    """Return what readers of these kinds will see of a draft."""
    told = _told(page, readers=readers)
    return told | {"is_own": False, "body": _drawn(told)}


def _drawn(told: dict[str, Any], *, phone_url: str = "") -> SafeString:
    """Draw what stands between the frame and the bars of this reader: of what is told alone, without a request."""
    own = {"ask_url": reverse("ask_for_help"), "phone_url": phone_url}
    return render_to_string("directory/_profile.html", told | own)


def _told(page: VolunteerProfilePage, *, readers: frozenset[Audience]) -> dict[str, Any]:
    """Return what readers of these kinds see of a page.

    Templates read `profile`, which holds nothing else; `page` is for its title and its place in the tree.
    """
    told = getattr(page.volunteer, "availability", None)
    shown = visibility.shown_fields(page.volunteer, readers)
    original, rows, page = page, rows_of(page), visibility.redacted(page, shown)
    return {
        "page": original,
        "profile": page,
        "write_url": reverse("write_to_volunteer", args=[page.slug]) if rows.accepts_messages else "",
        "subtitle": ", ".join(part for part in (_function(page), page.organisation, page.place) if part),
        "availability": availability.of(told),
        "is_paused": bool(told and told.is_paused),
        "freshness": availability.freshness(timezone.localdate(told.confirmed_at)) if told else "",
        "themes": [_theme(offered) for offered in rows.themes],
        "chips": [*_professions(rows), *_skills(rows)],
        "references": rows.references if "references" in shown else [],
        "documents": list(_documents(rows)) if "documents" in shown else [],
        "facts": [
            *_facts(page, rows, shows_town="commune" in shown),
            *(_numbers(rows) if "registration_number" in shown else ()),
        ],
        "filters": list(_filters(page)),
    }


def _function(page: VolunteerProfilePage) -> str:
    return page.function.label if page.function else ""


def _theme(offered: Offered) -> ThemeOffered:
    chip = ChipLink(offered.theme.name, directory_url(theme=offered.theme.slug))
    return ThemeOffered(chip, str(dict(ThemeLevel.choices).get(offered.level, offered.level)), offered.note)


def _professions(rows: PageRows) -> list[ChipLink]:
    return [ChipLink(entry.label, directory_url(metier=entry.slug)) for entry, _number in rows.professions]


def _skills(rows: PageRows) -> list[ChipLink]:
    return [ChipLink(entry.name, directory_url(competence=entry.slug)) for entry in rows.skills]


def _documents(rows: PageRows) -> Iterator[DocumentShown]:
    for title, upload, size in rows.documents:
        yield DocumentShown(title, reverse("profile_document", args=[upload]), size)


def _numbers(rows: PageRows) -> Iterator[tuple[str, str]]:
    for profession, number in rows.professions:
        if number:
            yield _("RPPS number (%(profession)s)") % {"profession": profession.label}, number


def _filters(page: VolunteerProfilePage) -> Iterator[ChipLink]:
    """Links to the people of the same sector, status and region."""
    if page.sector != Sector.NOT_GIVEN:
        yield ChipLink(page.get_sector_display(), directory_url(secteur=page.sector))
    if page.legal_status != LegalStatus.NOT_GIVEN:
        yield ChipLink(page.get_legal_status_display(), directory_url(statut=page.legal_status))
    if page.region:
        yield ChipLink(str(page.region), directory_url(region=page.region.code))


def _facts(page: VolunteerProfilePage, rows: PageRows, *, shows_town: bool) -> Iterator[tuple[str, str]]:
    """Where, how and when somebody helps, and in which languages: pairs of a name and a text."""
    area = getattr(page.volunteer, "area", None)
    told = getattr(page.volunteer, "availability", None)
    # The middle of a circle is somebody's town, and a town may be hidden.
    if where := _places(area, rows.regions, rows.departements, names_town=shows_town) if area else page.place:
        yield _("Where"), where
    if told and told.mode_labels:
        yield _("How"), _capital(", ".join(told.mode_labels))
    if when := availability.when(told, rows.slots):
        yield _("When"), _capital(when)
    if page.languages:
        yield _("Languages"), _capital(", ".join(language_name(code) for code in page.languages))


def area_in_words(area: Area, *, names_town: bool = True) -> str:
    """Return where somebody can help, in a sentence without a verb; without the town they live in when it is hidden."""
    regions, departements = ([one.name for one in each.all()] for each in (area.regions, area.departements))
    return _places(area, regions, departements, names_town=names_town)


def _places(area: Area, regions: list[str], departements: list[str], *, names_town: bool) -> str:
    places = [typographic(name) for name in (*regions, *departements)]
    if area.around and not names_town:
        places.append(_("within %(km)d km of their town") % {"km": area.radius_km or 0})
    elif area.around:
        places.append(
            _("%(km)d km around %(place)s") % {"km": area.radius_km or 0, "place": typographic(area.around.name)}
        )
    parts = [", ".join(places), _("anywhere in the country, remotely") if area.remote else ""]
    return _capital("\u202f; ".join(part for part in parts if part))


def language_name(code: str) -> str:
    """Return a language in the reader's own ("fr" is "français", "French"); the code when nobody knows it."""
    return str(Language(code).label) if code in Language.values else code


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
