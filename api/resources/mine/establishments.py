"""My establishments: found in the register, added or joined, shown, left; as at `/compte/etablissements/`."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema, Status
from pydantic import Field

from directory.establishments import inviting, members, register, showing, verifying
from directory.establishments.adding import add, ask_to_join
from directory.establishments.forms import EstablishmentForm, ShownForm
from directory.finess import validate_finess
from directory.models import Establishment, FinessRecord, Membership
from directory.permissions import manages

from ...auth import APIRequest, Member
from ...choices import Right
from ...paging import listed
from ...schemas.establishments import (
    InvitationToMe,
    JoinIn,
    MyEstablishment,
    MyEstablishmentOut,
    RegisterLine,
    ShownIn,
)
from ...schemas.lists import Listing
from ...writing.named import must_have_a_name
from ...writing.once import once
from ...writing.typed import cleaned, refuse, typed
from .establishment_shape import invitation_out, my_establishment_item, my_establishment_out

router = Router(tags=["me"])
mine, writes = Member(Right.READ), Member(Right.ESTABLISHMENTS)
PLACED = ("establishment__category", "establishment__commune", "establishment__region")


class RegisterWords(Schema):
    """What is looked for."""

    q: str = Field("", max_length=100, description="A FINESS number, a name, a town", examples=["tilleuls laval"])


def own(request: APIRequest, finess: str) -> Establishment:
    """Return an establishment of which the caller is a member, or waits to be; raises `Http404` for any other."""
    rows = Establishment.objects.filter(memberships__user=request.user)
    return get_object_or_404(rows.select_related("category", "commune", "region"), finess=finess)


def managed(request: APIRequest, finess: str) -> Establishment:
    """Return one for which the caller decides; raises `Http404` for any other."""
    house = own(request, finess)
    if not manages(request.user, house):
        raise PermissionDenied(_("Only who is in charge of this establishment decides that."))
    return house


def shown(request: APIRequest, finess: str) -> dict[str, Any]:
    """Return one as it stands now."""
    return my_establishment_out(own(request, finess), request.user)


@router.get("/register", response=list[RegisterLine], auth=mine, summary="Find an establishment")
def find_establishment(request: APIRequest, words: Query[RegisterWords]) -> list[register.Found]:
    """Find an establishment by its number, name or town, in the national register and on the portal."""
    return register.find(words.q)


@router.get("/me/establishments", response=Listing[MyEstablishment], auth=mine, summary="My establishments")
def my_establishments(request: APIRequest, page: str = "1", cursor: str = "", fields: str = "") -> dict[str, Any]:
    """List those I act for, or asked to."""
    rows: QuerySet[Membership] = Membership.objects.filter(user=request.user).select_related(*PLACED)
    answer = listed(request, rows.order_by("-created_at", "-pk"))
    return answer | {"results": [my_establishment_item(one) for one in answer["results"]]}


@router.post("/me/establishments", response={201: MyEstablishmentOut}, auth=writes, summary="Add or join one")
@once
def join_establishment(request: APIRequest, said: JoinIn) -> Status:
    """Ask to act for the establishment with this number: added when it isn't there yet, else joined. Twice it is once.

    Coordinators verify what is added; whoever is in charge, or they, confirm who joins.
    """
    must_have_a_name(request)
    _check(said.finess)
    if known := Establishment.objects.filter(finess=said.finess).first():
        ask_to_join(known, by=request.user)
    else:
        _added(request, said)
    return Status(201, shown(request, said.finess))


def _check(number: str) -> None:
    try:
        validate_finess(number)
    except ValidationError as wrong:
        raise refuse([{"where": "body.finess", "message": sentence} for sentence in wrong.messages]) from wrong


def _added(request: APIRequest, said: JoinIn) -> None:
    rows = FinessRecord.objects.select_related("category", "commune__departement")
    record = rows.filter(finess=said.finess).first()
    form = EstablishmentForm(typed(said.dict(exclude={"finess"})), record=record)
    cleaned(form)
    sector = record.sector if record and record.category else ""
    add(by=request.user, finess=said.finess, sector=sector, **form.details)


@router.get("/me/establishments/{finess}", response=MyEstablishmentOut, auth=mine, summary="One of mine")
def my_establishment(request: APIRequest, finess: str) -> dict[str, Any]:
    """Show one of my establishments, with as many of its people as its page shows me."""
    return shown(request, finess)


@router.put("/me/establishments/{finess}/shown", response=MyEstablishmentOut, auth=writes, summary="What is shown")
def show_establishment_as(request: APIRequest, finess: str, said: ShownIn) -> dict[str, Any]:
    """Choose what the public reads of it: its name, or what it is; at once and everywhere."""
    chosen = cleaned(ShownForm(typed(said.dict())))
    showing.show_as(managed(request, finess), by=request.user, **chosen)
    return shown(request, finess)


@router.post("/me/establishments/{finess}/leave", response={204: None}, auth=writes, summary="Leave it")
@once
def leave_establishment(request: APIRequest, finess: str) -> Status:
    """Stop acting for it, or take my request back; the last one in charge hands over first."""
    members.leave(own(request, finess), by=request.user)
    return Status(204, None)


@router.post("/me/establishments/{finess}/verify", response=MyEstablishmentOut, auth=writes, summary="Ask again")
@once
def ask_verification_again(request: APIRequest, finess: str) -> Status:
    """Have the coordinators look again at one that I added and they refused."""
    verifying.ask_again(own(request, finess), by=request.user)
    return Status(200, shown(request, finess))


@router.get("/me/invitations", response=list[InvitationToMe], auth=mine, summary="Invitations to me")
def my_invitations(request: APIRequest) -> list[dict[str, Any]]:
    """List the invitations to confirmed addresses of mine."""
    return [invitation_out(one) for one in inviting.for_person(request.user)]


@router.post("/me/invitations/{pk}/accept", response=MyEstablishmentOut, auth=writes, summary="Accept an invitation")
@once
def accept_invitation(request: APIRequest, pk: int) -> Status:
    """Act for the establishment that invited me."""
    must_have_a_name(request)
    found = get_object_or_404(inviting.for_person(request.user), pk=pk)
    made = inviting.accept(found, by=request.user)
    return Status(200, shown(request, made.establishment.finess))
