"""The people of an establishment I am in charge of: invited, confirmed, turned down, given a role."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Path, Router, Status

from directory.establishments import inviting, members
from directory.establishments.forms import InvitationForm, ReasonForm, RoleForm
from directory.models import Invitation, Membership

from ...auth import APIRequest, Member
from ...choices import Right
from ...schemas.establishments import InviteIn, MyEstablishmentOut, RoleIn, WhyNotIn
from ...writing.once import once
from ...writing.typed import cleaned, typed
from .establishments import managed, shown

router = Router(tags=["me"])
writes = Member(Right.ESTABLISHMENTS)
HOUSE = "/me/establishments/{finess}"


def colleague(request: APIRequest, finess: str, pk: int) -> Membership:
    """Return somebody else's membership on which the caller decides; raises `Http404` for any other."""
    rows: QuerySet[Membership] = Membership.objects.filter(establishment=managed(request, finess))
    return get_object_or_404(rows.exclude(user=request.user).select_related("establishment", "user"), pk=pk)


@router.post(f"{HOUSE}/invitations", response={201: MyEstablishmentOut}, auth=writes, summary="Invite a colleague")
@once
def invite_colleague(request: APIRequest, finess: str, said: InviteIn) -> Status:
    """Invite somebody by e-mail, for two weeks; invited again, these begin anew."""
    house, whom = managed(request, finess), cleaned(InvitationForm(typed(said.dict())))
    inviting.invite(house, by=request.user, **whom)
    return Status(201, shown(request, finess))


@router.delete(f"{HOUSE}/invitations/{{pk}}", response={204: None}, auth=writes, summary="Withdraw an invitation")
def withdraw_invitation(request: APIRequest, finess: str, pk: Path[int]) -> Status:
    """Take an invitation back: its link opens nothing any more."""
    rows = Invitation.objects.filter(accepted_at=None, establishment=managed(request, finess))
    inviting.withdraw(get_object_or_404(rows.select_related("establishment"), pk=pk), by=request.user)
    return Status(204, None)


@router.post(f"{HOUSE}/members/{{pk}}/confirm", response=MyEstablishmentOut, auth=writes, summary="Confirm somebody")
@once
def confirm_member(request: APIRequest, finess: str, pk: Path[int]) -> Status:
    """Let somebody who asked act for it; confirmed twice it is once."""
    members.confirm(colleague(request, finess, pk), by=request.user)
    return Status(200, shown(request, finess))


@router.post(f"{HOUSE}/members/{{pk}}/decline", response=MyEstablishmentOut, auth=writes, summary="Turn somebody down")
@once
def turn_down_member(request: APIRequest, finess: str, pk: Path[int], said: WhyNotIn) -> Status:
    """Say no to somebody who asked, with the reason they read."""
    why = cleaned(ReasonForm(typed(said.dict())))
    members.turn_down(colleague(request, finess, pk), by=request.user, **why)
    return Status(200, shown(request, finess))


@router.put(f"{HOUSE}/members/{{pk}}/role", response=MyEstablishmentOut, auth=writes, summary="Change a role")
def change_member_role(request: APIRequest, finess: str, pk: Path[int], said: RoleIn) -> Status:
    """Make a colleague manager or member; somebody stays in charge."""
    chosen = cleaned(RoleForm(typed(said.dict())))
    members.change_role(colleague(request, finess, pk), by=request.user, **chosen)
    return Status(200, shown(request, finess))


@router.post(f"{HOUSE}/members/{{pk}}/hand-over", response=MyEstablishmentOut, auth=writes, summary="Hand over")
@once
def hand_over_establishment(request: APIRequest, finess: str, pk: Path[int]) -> Status:
    """Put a colleague in charge in my place; I stay as a member."""
    members.hand_over(colleague(request, finess, pk), by=request.user)
    return Status(200, shown(request, finess))


@router.delete(f"{HOUSE}/members/{{pk}}", response={204: None}, auth=writes, summary="End a membership")
def remove_member(request: APIRequest, finess: str, pk: Path[int]) -> Status:
    """End a colleague's membership; their requests stay the establishment's."""
    members.remove(colleague(request, finess, pk), by=request.user)
    return Status(204, None)
