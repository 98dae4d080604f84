"""An offer's own page, for its two sides: reading it, accepting, declining, taking back, writing."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.member_request import MemberRequest

from ..models import Offer
from . import actions, lists, permissions, talking
from .forms import NoForm, YesForm
from .refusals import OfferRefusedError, Refusal
from .showing import offer_context
from .views import form_view


def readable(request: MemberRequest, pk: int) -> Offer:
    """Return an offer that this person takes part in; raises `Http404` for everybody else."""
    related = ("help_request__establishment__commune", "help_request__owner", "volunteer__user", "volunteer__profile")
    offers = Offer.objects.select_related(*related, "need__profession", "need__skill", "by")
    offer = get_object_or_404(offers.filter(help_request__live=True), pk=pk)
    if not permissions.may_read(request.user, offer):
        raise Http404
    return offer


@require_safe
def offer(request: MemberRequest, pk: int) -> HttpResponse:
    """Read an offer."""
    shown = readable(request, pk)
    return render(request, "help_requests/offering/offer.html", offer_context(shown, request.user))


@require_POST
def accept(request: MemberRequest, pk: int) -> HttpResponse:
    """Say yes; a volunteer says with it how they may be reached."""
    found = readable(request, pk)
    is_volunteer = permissions.is_its_volunteer(request.user, found)
    form = YesForm(request.POST, offer=found) if is_volunteer else None
    if form and not form.is_valid():
        context = offer_context(found, request.user) | {"yes_form": form}
        return render(request, "help_requests/offering/offer.html", context)
    reach = form.cleaned_data["reach"] if form else None
    try:
        messages.success(request, lists.told(actions.accept(found, by=request.user, reach=reach)))
    except OfferRefusedError as refused:
        messages.error(request, refused.reason.label)
    return redirect("offer", pk)


@form_view
def decline(request: MemberRequest, pk: int) -> HttpResponse:
    """Say no, with a reason."""
    found = readable(request, pk)
    if not permissions.may_answer(request.user, found):
        raise Http404
    return _with_a_reason(request, found, actions.decline, "decline", _("Your answer is on its way."))


@form_view
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take an offer or a proposal back, with a reason."""
    return _with_a_reason(request, readable(request, pk), actions.withdraw, "withdraw", _("Taken back."))


def _with_a_reason(
    request: MemberRequest, found: Offer, verb: Callable[..., Offer], name: str, done: str
) -> HttpResponse:
    is_volunteer = permissions.is_its_volunteer(request.user, found)
    form = NoForm(request.POST or None, is_volunteer=is_volunteer)
    if form.is_valid():
        try:
            verb(found, by=request.user, **form.cleaned_data)
            messages.success(request, done)
        except OfferRefusedError as refused:
            messages.error(request, refused.reason.label)
        return redirect("offer", found.pk)
    context = offer_context(found, request.user) | {"form": form, "verb": name}
    return render(request, "help_requests/offering/reason.html", context)


@require_POST
def write(request: MemberRequest, pk: int) -> HttpResponse:
    """Lead to the conversation about an offer."""
    found = readable(request, pk)
    talk = talking.conversation_of(found, request.user) if found.is_standing else None
    if talk is None:
        messages.error(request, Refusal.ANSWERED.label)
        return redirect("offer", pk)
    return redirect("conversation", talk.pk)
