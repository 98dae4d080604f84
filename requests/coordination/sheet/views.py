"""One request in the cockpit, and what a coordinator does with it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.member_request import MemberRequest
from help_requests.choices import OfferOrigin, State
from help_requests.offering import actions as offering

from ..permissions import for_coordinators
from . import actions, handling
from .forms import CallForm, HandOverForm, NoteForm, ProposeForm, StateForm
from .handling import MeanwhileError
from .showing import find, number_in, show
from .states import CannotMoveError, move


@require_safe
@for_coordinators
def sheet(request: MemberRequest, pk: int) -> HttpResponse:
    """Show a request with all that helps to see to it."""
    return show(request, find(pk))


@require_POST
@for_coordinators
def take(request: MemberRequest, pk: int) -> HttpResponse:
    """See to it oneself: one click."""
    try:
        handling.take(find(pk), by=request.user, seen=request.POST.get("seen", ""))
    except MeanwhileError as meanwhile:
        messages.warning(request, _("%(name)s has just begun to see to it.") % {"name": meanwhile.colleague})
    else:
        messages.success(request, _("You see to this request."))
    return redirect("cockpit_request", pk)


@require_POST
@for_coordinators
def assign(request: MemberRequest, pk: int) -> HttpResponse:
    """Have a colleague see to it, or nobody."""
    page, form = find(pk), HandOverForm(request.POST)
    if not form.is_valid():
        return show(request, page, assign_form=form)
    try:
        handling.assign(page, by=request.user, **form.cleaned_data)
    except MeanwhileError as meanwhile:
        said = _("%(name)s has just begun to see to it: nothing was changed. Assign it again if that is still right.")
        messages.warning(request, said % {"name": meanwhile.colleague})
        return redirect("cockpit_request", pk)
    coordinator = form.cleaned_data["coordinator"]
    said = _("%(name)s sees to this request.") % {"name": coordinator} if coordinator else _("Nobody sees to it now.")
    messages.success(request, said)
    return redirect("cockpit_request", pk)


@require_POST
@for_coordinators
def propose(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask somebody who was suggested: one click."""
    page, form = find(pk), ProposeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This person is no longer in the directory."))
        return redirect("cockpit_request", pk)
    volunteer = form.cleaned_data["volunteer"]
    try:
        offering.propose(page, volunteer=volunteer, by=request.user, origin=OfferOrigin.COORDINATION)
    except offering.OfferRefusedError as refused:
        messages.warning(request, str(refused.reason.label))
    else:
        messages.success(request, _("%(name)s is asked, by e-mail and in their space.") % {"name": volunteer})
    return redirect("cockpit_request", pk)


@require_POST
@for_coordinators
def call(request: MemberRequest, pk: int) -> HttpResponse:
    """Log a call."""
    page = find(pk)
    whom = number_in(request.POST.get("volunteer", ""))
    form = CallForm(request.POST, help_request=page, others=[whom] if whom else [])
    if not form.is_valid():
        return show(request, page, call_form=form)
    try:
        actions.log_call(page, by=request.user, **form.cleaned_data)
    except offering.OfferRefusedError as refused:
        form.add_error("volunteer", str(refused.reason.label))
        return show(request, page, call_form=form)
    messages.success(request, _("The call is noted."))
    return redirect("cockpit_request", pk)


@require_POST
@for_coordinators
def note(request: MemberRequest, pk: int) -> HttpResponse:
    """Leave a note for the team."""
    page, form = find(pk), NoteForm(request.POST)
    if not form.is_valid():
        return show(request, page, note_form=form)
    actions.leave_note(page, by=request.user, **form.cleaned_data)
    messages.success(request, _("The note is kept for the team."))
    return redirect("cockpit_request", pk)


@require_POST
@for_coordinators
def change(request: MemberRequest, pk: int) -> HttpResponse:
    """Change its state, with a reason."""
    page = find(pk)
    form = StateForm(request.POST, state=page.state)
    if not form.is_valid():
        return show(request, page, state_form=form)
    try:
        said = move(page, State(form.cleaned_data["state"]), by=request.user, comment=form.cleaned_data["comment"])
    except CannotMoveError as why:
        form.add_error("state", str(why))
        return show(request, find(pk), state_form=form)
    messages.success(request, _("The state is changed: %(state)s") % {"state": said})
    return redirect("cockpit_request", pk)
