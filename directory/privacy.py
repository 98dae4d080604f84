"""What the directory knows of a person: the private record, the page with its versions, conversations, memberships."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import privacy
from accounts.privacy import Person

from . import erasing
from .models import (
    Block,
    ContactReveal,
    Conversation,
    EstablishmentEvent,
    Invitation,
    Membership,
    Message,
    Solicitation,
    Volunteer,
    VolunteerProfilePage,
)

MODELS = [
    "directory.Area",
    "directory.Availability",
    "directory.AvailabilityFact",
    "directory.DatedSlot",
    "directory.Block",
    "directory.ContactReveal",
    "directory.Conversation",
    "directory.Establishment",
    "directory.EstablishmentEvent",
    "directory.Invitation",
    "directory.Membership",
    "directory.Message",
    "directory.ProfileDocument",
    "directory.ProfileProfession",
    "directory.ProfileReference",
    "directory.ProfileSkill",
    "directory.ProfileTheme",
    "directory.Solicitation",
    "directory.Upload",
    "directory.Volunteer",
    "directory.VolunteerFact",
    "directory.VolunteerProfilePage",
    "directory.WeeklySlot",
]
LISTS = ("Region", "Departement", "Commune", "Theme", "Profession", "Function", "Skill", "EstablishmentCategory")
# What a page's form holds; relations are told by their names.
WRITTEN = ("title", "presentation", "background", "organisation", "kinds", "languages")
CHOSEN = ("sector", "legal_status", "situation")
RELATED = ("function", "region", "commune")
# Columns that only say which row belongs to which.
LINKS = ("id", "volunteer", "page", "sort_order")


def register() -> None:
    """Tell the registry."""
    privacy.register("directory", export=export, erase=erasing.erase, title=_("Directory"), models=MODELS)
    privacy.excuse("A reference list, the same for everybody", [f"directory.{name}" for name in LISTS])
    privacy.excuse("The national register of establishments", ["directory.FinessRecord"])
    privacy.excuse("Text of the list’s own page, typed by editors", ["directory.DirectoryPage"])


def export(person: Person) -> Mapping[str, Any]:
    """Return all of it, others' words left out: those who wrote them get them."""
    user = person.user
    invitations = _invitations(person)
    if user is None:
        return {"invitations": invitations} if invitations else {}
    volunteer = Volunteer.objects.filter(user=user).first()
    memberships = Membership.objects.filter(user=user).select_related("establishment")
    return {
        "volunteer": _volunteer(volunteer) if volunteer else {},
        "page": [_page(page) for page in VolunteerProfilePage.objects.filter(volunteer__user=user)],
        "memberships": [
            {
                "establishment": str(row.establishment),
                "role": row.role,
                "created_at": row.created_at,
                "confirmed_at": row.confirmed_at,
            }
            for row in memberships
        ],
        "invitations": invitations,
        "done_for_establishments": [
            {"establishment": str(row.establishment), "what": str(row.get_kind_display()), "at": row.at}
            for row in EstablishmentEvent.objects.filter(by=user).select_related("establishment")
        ],
        "conversations": [_conversation(one, person) for one in Conversation.objects.of(user)],
        "blocked": [{"name": str(row.blocked), "at": row.at} for row in Block.objects.filter(by=user)],
    }


def _invitations(person: Person) -> list[Mapping[str, Any]]:
    """Return those that were sent to this address, whether or not there is an account."""
    rows = Invitation.objects.filter(person.reads("email")).select_related("establishment")
    return [{"establishment": str(row.establishment), "role": row.role, "created_at": row.created_at} for row in rows]


def _volunteer(volunteer: Volunteer) -> Mapping[str, Any]:
    told = getattr(volunteer, "availability", None)
    area = getattr(volunteer, "area", None)
    return {
        "gender": volunteer.gender,
        "phone": volunteer.phone,
        "registered_at": volunteer.registered_at,
        "visibility": volunteer.visibility,
        "availability": _fields(told) if told else {},
        "weekly_slots": [_fields(slot) for slot in volunteer.weekly_slots.all()],
        "dated_slots": [_fields(slot) for slot in volunteer.dated_slots.all()],
        "files": [row.file for row in volunteer.uploads.all()],
        "area": {
            "regions": [str(one) for one in area.regions.all()],
            "departements": [str(one) for one in area.departements.all()],
            **_fields(area),
        }
        if area
        else {},
        "number_shown": [
            {"name": str(row.establishment or ""), "at": row.at}
            for row in ContactReveal.objects.filter(volunteer=volunteer).select_related("establishment")
        ],
        "solicitations": list(Solicitation.objects.filter(volunteer=volunteer).values("kind", "at")),
    }


def _fields(row: Any) -> dict[str, Any]:
    """Return the columns of a row that belongs to somebody, links to them left out; relations by their names."""
    fields = [field for field in row._meta.concrete_fields if field.name not in LINKS]
    return {
        field.name: str(getattr(row, field.name) or "") if field.is_relation else getattr(row, field.name)
        for field in fields
    }


def _page(page: VolunteerProfilePage) -> Mapping[str, Any]:
    latest = page.get_latest_revision_as_object()
    return {
        "live": page.live,
        "address": page.url or "",
        **{name: getattr(latest, name) for name in (*WRITTEN, *CHOSEN)},
        **{name: str(getattr(latest, name) or "") for name in RELATED},
        "professions": [_fields(one) for one in latest.profile_professions.all()],
        "skills": [_fields(one) for one in latest.profile_skills.all()],
        "references": [_fields(one) for one in latest.profile_references.all()],
        "themes": [
            {"theme": str(one.theme), "level": one.level, "note": one.note} for one in latest.profile_themes.all()
        ],
        "photo": latest.photo.file if latest.photo else None,
        "versions": list(_versions(page)),
    }


def _versions(page: VolunteerProfilePage) -> Iterator[Mapping[str, Any]]:
    for revision in page.revisions.order_by("created_at"):
        content = revision.content
        yield {"at": revision.created_at, "content": {name: content.get(name) for name in WRITTEN}}


def _conversation(conversation: Conversation, person: Person) -> Mapping[str, Any]:
    mine = Message.objects.filter(conversation=conversation, author=person.user)
    return {
        "subject": conversation.subject if conversation.starter_id == getattr(person.user, "pk", None) else "",
        "created_at": conversation.started_at,
        "messages": list(mine.values("at", "via", "body")),
    }
