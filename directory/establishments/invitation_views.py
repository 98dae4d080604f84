"""Accepting an invitation: by the letter's link, or from my space once the address is confirmed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.member_request import MemberRequest
from accounts.naming import with_a_name

from ..models import Invitation
from . import inviting, tokens


@require_http_methods(["GET", "HEAD", "POST"])
@with_a_name
def accept_invitation(request: MemberRequest, token: str) -> HttpResponse:
    """Show an invitation, and accept it by a POST: looking at a link changes nothing."""
    invitation = tokens.read(token)
    if invitation is None:
        raise Http404(_("This invitation isn't valid any more: ask your colleague for another one."))
    if not inviting.is_for(invitation, request.user):
        return render(request, "directory/establishments/not_for_you.html", {"invitation": invitation})
    if request.method != "POST":
        return render(request, "directory/establishments/accept.html", {"invitation": invitation})
    return _accepted(request, invitation)


@require_POST
@with_a_name
def accept_from_space(request: MemberRequest, pk: int) -> HttpResponse:
    """Accept an invitation to a confirmed address of mine."""
    return _accepted(request, get_object_or_404(inviting.for_person(request.user), pk=pk))


def _accepted(request: MemberRequest, invitation: Invitation) -> HttpResponse:
    try:
        membership = inviting.accept(invitation, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("my_establishments")
    messages.success(request, _("You act for %(name)s from now on.") % {"name": membership.establishment})
    return redirect("my_establishment", membership.establishment_id)
