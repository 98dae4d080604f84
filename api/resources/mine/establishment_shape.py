"""An establishment as its own people read it: the very context of its page, without the forms."""

from typing import Any

from accounts.models import User
from directory.establishments.page import page_context
from directory.models import Establishment, Invitation, Membership


def my_establishment_item(membership: Membership) -> dict[str, Any]:
    """Shape a line of the list."""
    house = membership.establishment
    return {
        "finess": house.finess,
        "name": house.name,
        "category": house.category.label,
        "place": house.place,
        "verified": house.is_verified,
        "refusal": house.refusal if house.refused_at else "",
        "role": membership.role,
        "confirmed": membership.confirmed_at is not None,
    }


def my_establishment_out(house: Establishment, reader: User) -> dict[str, Any]:
    """Shape one with its people: as much as its page shows this reader."""
    shown = page_context(house, reader)
    return {
        **my_establishment_item(shown["own"]),
        "shown_as": house.shown_as,
        "shown": house.shown_in_full,
        "colleagues": [_colleague(one, reader) for one in shown.get("colleagues", ())],
        "waiting": [_waiting(**one) for one in shown.get("waiting", ())],
        "invitations": [_invitation(one) for one in shown.get("invitations", ())],
        "events": [_event(one) for one in shown.get("events", ())],
    }


def invitation_out(invitation: Invitation) -> dict[str, Any]:
    """Shape an invitation for whoever was invited."""
    house = invitation.establishment
    return {
        "id": invitation.pk,
        "finess": house.finess,
        "name": house.name,
        "role": invitation.role,
        "invited_by": str(invitation.invited_by or ""),
        "until": invitation.expires_at,
    }


def _colleague(one: Membership, reader: User) -> dict[str, Any]:
    return {"membership": one.pk, "name": str(one.user), "role": one.role, "is_me": one.user_id == reader.pk}


def _waiting(membership: Membership, domain: str) -> dict[str, Any]:
    said = {"membership": membership.pk, "name": str(membership.user)}
    return said | {"domain": domain, "asked_at": membership.created_at}


def _invitation(one: Invitation) -> dict[str, Any]:
    return {"id": one.pk, "email": one.email, "role": one.role, "until": one.expires_at}


def _event(event: Any) -> dict[str, Any]:
    names = {"by": str(event.by or ""), "about": str(event.about or "")}
    return {"at": event.at, "what": event.get_kind_display(), **names}
