"""One of my establishments: its people, what is decided there, its history."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.member_request import MemberRequest

from ..models import Establishment, Invitation, Membership
from . import inviting, members, showing, verifying
from .forms import InvitationForm, ReasonForm, RoleForm, ShownForm
from .page import page_context

form_view = require_http_methods(["GET", "HEAD", "POST"])


def mine(request: MemberRequest, pk: int) -> Establishment:
    """Return an establishment of which the reader is a member, or waits to be; 404 for everybody else."""
    rows = Establishment.objects.filter(memberships__user=request.user)
    return get_object_or_404(rows.select_related("category", "commune", "region"), pk=pk)


def managed(request: MemberRequest) -> Any:
    """Return the establishments for which the reader decides."""
    return Membership.objects.managers().filter(user=request.user).values("establishment")


def decided(request: MemberRequest, pk: int, act: Callable[[], None], done: str) -> HttpResponse:
    """Do something, say so or say why not, and show the establishment."""
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, done)
    return redirect("my_establishment", pk)


@require_safe
def my_establishment(request: MemberRequest, pk: int) -> HttpResponse:
    """Show one of my establishments."""
    return render(request, "directory/establishments/one.html", page_context(mine(request, pk), request.user))


@require_POST
def invite(request: MemberRequest, pk: int) -> HttpResponse:
    """Invite a colleague."""
    establishment = get_object_or_404(Establishment.objects.filter(pk__in=managed(request)), pk=pk)
    form = InvitationForm(request.POST)
    if form.is_valid():
        try:
            inviting.invite(establishment, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("email", refusal)
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect("my_establishment", pk)
    context = page_context(establishment, request.user, invitation_form=form)
    return render(request, "directory/establishments/one.html", context)


@require_POST
def withdraw_invitation(request: MemberRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    rows = Invitation.objects.filter(accepted_at=None, establishment__in=managed(request))
    invitation = get_object_or_404(rows.select_related("establishment"), pk=pk)
    return decided(
        request,
        invitation.establishment_id,
        lambda: inviting.withdraw(invitation, by=request.user),
        _("The invitation is withdrawn."),
    )


def membership_for(request: MemberRequest, pk: int) -> Membership:
    """Return a colleague's membership on which the reader decides; 404 for everybody else's and one's own."""
    rows = Membership.objects.filter(establishment__in=managed(request)).exclude(user=request.user)
    return get_object_or_404(rows.select_related("establishment", "user"), pk=pk)


@require_POST
def confirm_member(request: MemberRequest, pk: int) -> HttpResponse:
    """Confirm a colleague."""
    membership = membership_for(request, pk)
    done = _("%(name)s may act for %(establishment)s.") % {
        "name": membership.user,
        "establishment": membership.establishment,
    }
    return decided(request, membership.establishment_id, lambda: members.confirm(membership, by=request.user), done)


@form_view
def turn_down_member(request: MemberRequest, pk: int) -> HttpResponse:
    """Say no to somebody who asked, with the reason they read."""
    membership = membership_for(request, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "directory/establishments/turn_down.html", {"membership": membership, "form": form})
    return decided(
        request,
        membership.establishment_id,
        lambda: members.turn_down(membership, by=request.user, **form.cleaned_data),
        _("The request is turned down."),
    )


@require_POST
def change_role(request: MemberRequest, pk: int) -> HttpResponse:
    """Make a colleague manager or member."""
    membership, form = membership_for(request, pk), RoleForm(request.POST)
    if not form.is_valid():
        return redirect("my_establishment", membership.establishment_id)
    return decided(
        request,
        membership.establishment_id,
        lambda: members.change_role(membership, by=request.user, **form.cleaned_data),
        _("The role is changed."),
    )


@form_view
def remove_member(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask, then end a colleague's membership."""
    membership = membership_for(request, pk)
    if request.method != "POST":
        return render(request, "directory/establishments/remove.html", {"membership": membership})
    return decided(
        request,
        membership.establishment_id,
        lambda: members.remove(membership, by=request.user),
        _("This person no longer acts for the establishment."),
    )


@form_view
def hand_over(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask, then put a colleague in charge in my place."""
    membership = membership_for(request, pk)
    if request.method != "POST":
        return render(request, "directory/establishments/hand_over.html", {"membership": membership})
    return decided(
        request,
        membership.establishment_id,
        lambda: members.hand_over(membership, by=request.user),
        _("Your colleague is in charge from now on."),
    )


@form_view
def leave(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask, then stop acting for an establishment."""
    establishment = mine(request, pk)
    if request.method != "POST":
        return render(request, "directory/establishments/leave.html", {"establishment": establishment})
    try:
        members.leave(establishment, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("my_establishment", pk)
    messages.success(request, _("You no longer act for %(name)s.") % {"name": establishment})
    return redirect("my_establishments")


@require_POST
def show_as(request: MemberRequest, pk: int) -> HttpResponse:
    """Change what the public reads."""
    establishment = get_object_or_404(Establishment.objects.filter(pk__in=managed(request)), pk=pk)
    form = ShownForm(request.POST)
    if not form.is_valid():
        return redirect("my_establishment", pk)
    return decided(
        request,
        pk,
        lambda: showing.show_as(establishment, by=request.user, **form.cleaned_data),
        _("What the public reads is changed."),
    )


@require_POST
def ask_again(request: MemberRequest, pk: int) -> HttpResponse:
    """Have the coordinators look again."""
    establishment = mine(request, pk)
    return decided(
        request,
        pk,
        lambda: verifying.ask_again(establishment, by=request.user),
        _("The coordination team looks at it again."),
    )
