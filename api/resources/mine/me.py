"""Whoever asks, and what they act for."""

from typing import Any

from ninja import Router

from accounts.roles import Role
from directory.models import Membership, VolunteerProfilePage

from ...auth import APIRequest, Member
from ...choices import Right
from ...models import TokenRights
from ...schemas.people import MeOut

router = Router(tags=["me"])


@router.get("/me", response=MeOut, auth=Member(Right.READ), summary="Who I am")
def me(request: APIRequest) -> dict[str, Any]:
    """Say whose session or token this is: for nobody else's eyes."""
    user = request.user
    page = VolunteerProfilePage.objects.live().filter(volunteer__user=user).first()
    acting = Membership.objects.confirmed().filter(user=user).select_related("establishment")
    used = request.auth if isinstance(request.auth, TokenRights) else None
    return {
        **{name: getattr(user, name) for name in ("email", "first_name", "last_name")},
        "roles": sorted(user.groups.filter(name__in=Role.values).values_list("name", flat=True)),
        "profile": page.slug if page else None,
        "establishments": [
            {"finess": one.establishment.finess, "name": one.establishment.name, "role": one.role}
            | {"verified": one.establishment.is_verified}
            for one in acting
        ],
        "rights": list(used.rights if used else Right.values),
    }
