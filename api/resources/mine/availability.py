"""When, how and where I can be asked, and who sees what of me: in force at once, as on the pages."""

from typing import Any

from django.db import transaction
from django.http import Http404
from ninja import Router

from directory.availability import sentences
from directory.availability.actions import set_area, set_availability
from directory.availability.area_form import AreaForm
from directory.availability.forms import AvailabilityForm
from directory.editing import versions
from directory.editing.forms.visibility import VisibilityForm
from directory.editing.showing import choose_audiences
from directory.models import Volunteer

from ...auth import APIRequest, Member
from ...choices import Right
from ...schemas.my_page import AvailabilityIn, AvailabilityMine, VisibilityIn, VisibilityOut
from ...writing.typed import cleaned, typed

router = Router(tags=["me"])
mine, writes = Member(Right.READ), Member(Right.PROFILE)
# What somebody has not said yet.
UNSAID: dict[str, Any] = {"status": "available", "until": None, "modes": [], "times": [], "week": [], "monthly_cap": 2}


def _volunteer(request: APIRequest) -> Volunteer:
    related = ("availability", "area__around__departement")
    found = Volunteer.objects.filter(user=request.user).select_related(*related).first()
    if found is None:
        raise Http404
    return found


def _availability_out(volunteer: Volunteer) -> dict[str, Any]:
    said = UNSAID | {"asks_monthly": True} | AvailabilityForm.initial_for(volunteer)
    where = {"remote": False, "around": "", "radius_km": None} | AreaForm.initial_for(volunteer)
    told = getattr(volunteer, "availability", None)
    sentence = sentences.of(told)
    return {
        **said,
        **where,
        "around": str(where["around"] or ""),
        "regions": where.get("regions", []),
        "departements": where.get("departements", []),
        "sentence": str(sentence.text) if sentence else "",
        "is_paused": bool(told and told.is_paused),
    }


@router.get("/me/availability", response=AvailabilityMine, auth=mine, summary="My availability")
def my_availability(request: APIRequest) -> dict[str, Any]:
    """Read when, how and where I can be asked."""
    return _availability_out(_volunteer(request))


@router.put("/me/availability", response=AvailabilityMine, auth=writes, summary="Set my availability")
def set_my_availability(request: APIRequest, said: AvailabilityIn) -> dict[str, Any]:
    """Say all of it anew; saying it confirms it. `paused` with `until` is a break."""
    volunteer = _volunteer(request)
    data = typed(said.dict())
    availability = cleaned(AvailabilityForm(data))
    area = cleaned(AreaForm(data))
    with transaction.atomic():
        set_availability(volunteer, **availability)
        set_area(volunteer, **area)
    return _availability_out(_volunteer(request))


@router.get("/me/visibility", response=VisibilityOut, auth=mine, summary="Who sees what of me")
def my_visibility(request: APIRequest) -> dict[str, Any]:
    """Read who sees which part of my page."""
    return _visibility_out(versions.own_page(request.user).volunteer)


@router.patch("/me/visibility", response=VisibilityOut, auth=writes, summary="Choose who sees what")
def change_visibility(request: APIRequest, said: VisibilityIn) -> dict[str, Any]:
    """Choose who sees what, with effect at once, everywhere; what is left out stays."""
    volunteer = versions.own_page(request.user).volunteer
    now = _visibility_out(volunteer)
    new = now["shown"] | said.shown
    told = {name: getattr(said, name) for name in ("phone_number", "agrees_to_phone")}
    new |= {name: now[name] if value is None else value for name, value in told.items()}
    choose_audiences(volunteer, cleaned(VisibilityForm(typed(new), volunteer=volunteer)))
    return _visibility_out(versions.own_page(request.user).volunteer)


def _visibility_out(volunteer: Volunteer) -> dict[str, Any]:
    said = dict(VisibilityForm(volunteer=volunteer).initial)
    beside = {name: said.pop(name) for name in ("phone_number", "agrees_to_phone")}
    return {"shown": said, **beside}
