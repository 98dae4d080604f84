"""Whoever asks, and what they act for."""

from typing import Any

from ninja import Router

from accounts.forms import NameForm
from accounts.models import User
from accounts.roles import Role
from directory.models import Membership, VolunteerProfilePage

from ...auth import APIRequest, Member
from ...choices import Right
from ...models import TokenRights
from ...schemas.people import MeChange, MeOut
from ...writing.typed import cleaned, typed
from ...writing.versions import must_match, note_version, over_a_version, version_of

router = Router(tags=["me"])
NAMED = ("first_name", "last_name", "language")


@router.get("/me", response=MeOut, auth=Member(Right.READ), summary="Who I am")
def me(request: APIRequest) -> dict[str, Any]:
    """Say whose session or token this is: for nobody else's eyes."""
    user = request.user
    note_version(request, _version(user))
    page = VolunteerProfilePage.objects.live().filter(volunteer__user=user).first()
    acting = Membership.objects.confirmed().filter(user=user).select_related("establishment")
    used = request.auth if isinstance(request.auth, TokenRights) else None
    return {
        **{name: getattr(user, name) for name in ("email", *NAMED)},
        "roles": sorted(user.groups.filter(name__in=Role.values).values_list("name", flat=True)),
        "profile": page.slug if page else None,
        "establishments": [
            {"finess": one.establishment.finess, "name": one.establishment.name, "role": one.role}
            | {"verified": one.establishment.is_verified}
            for one in acting
        ],
        "rights": list(used.rights if used else Right.values),
    }


@router.patch("/me", response=MeOut, auth=Member(Right.PROFILE), summary="Say my name")
@over_a_version
def change_me(request: APIRequest, said: MeChange) -> dict[str, Any]:
    """Change what others read beside my words, and the language I am written to in; what is left out stays."""
    user = request.user
    must_match(request, _version(user))
    now = {name: getattr(user, name) for name in NAMED}
    form = NameForm(typed(now | said.dict(exclude_none=True)), instance=user)
    cleaned(form)
    form.save()
    return me(request)


def _version(user: User) -> str:
    return version_of(*(getattr(user, name) for name in NAMED))
