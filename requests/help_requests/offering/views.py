"""Saying "I can help", proposing somebody, and the lists of both sides."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.member_request import MemberRequest
from accounts.naming import with_a_name
from directory.models import VolunteerProfilePage
from portal.pagination import page_of
from portal.rate_limits import Limit, visitor_key

from ..models import FirstCome, HelpRequestPage, Offer
from ..permissions import manageable_by, may_read_offers
from . import actions, lists, permissions
from .forms import HelpForm, ProposalForm
from .refusals import OfferRefusedError
from .showing import clash_warning

form_view = require_http_methods(["GET", "HEAD", "POST"])
# More than anybody can keep to; fewer than a script wants.
OFFERS = Limit("offers", times=30, seconds=3600)


@form_view
def offer_help(request: MemberRequest, slug: str) -> HttpResponse:
    """Say "I can help", or learn why that isn't possible and what is."""
    page = get_object_or_404(HelpRequestPage.objects.live(), slug=slug)
    volunteer = permissions.volunteer_of(request.user)
    standing = page.offers.standing().filter(volunteer=volunteer).first() if volunteer else None
    if standing and request.method != "POST":
        return redirect("offer", standing.pk)
    refusal = None if standing else permissions.refusal_to_offer(request.user, page)
    if volunteer is None or (refusal and request.method != "POST"):
        return render(request, "help_requests/offering/refused.html", {"page": page, "refusal": refusal})
    form = HelpForm(request.POST or None, help_request=page, volunteer=volunteer)
    if form.is_valid() and (
        made := attempt(
            form, request, lambda **said: actions.offer_help(page, volunteer=volunteer, by=request.user, **said)
        )
    ):
        messages.success(request, lists.told(made))
        return redirect("offer", made.pk)
    context = {"page": page, "form": form, "needs": lists.needs(page)}
    context["clash"] = clash_warning(page, volunteer, is_volunteer=True)
    return render(request, "help_requests/offering/offer_help.html", context)


@form_view
@with_a_name
def propose(request: MemberRequest, slug: str, volunteer: str) -> HttpResponse:
    """Ask a volunteer whether they could help, or learn why that isn't possible."""
    page = managed(request, slug)
    profile = get_object_or_404(VolunteerProfilePage.objects.live().select_related("volunteer__user"), slug=volunteer)
    standing = page.offers.standing().filter(volunteer=profile.volunteer).first()
    if standing and request.method != "POST":
        return redirect("offer", standing.pk)
    refusal = permissions.refusal_to_propose(request.user, page, profile.volunteer)
    context = {"page": page, "profile": profile, "refusal": refusal}
    if refusal and request.method != "POST":
        return render(request, "help_requests/offering/propose.html", context | {"form": None})
    form = ProposalForm(request.POST or None, help_request=page)
    if form.is_valid() and (
        made := attempt(
            form, request, lambda **said: actions.propose(page, volunteer=profile.volunteer, by=request.user, **said)
        )
    ):
        messages.success(request, _("Your question is on its way. The answer comes here, and by e-mail."))
        return redirect("offer", made.pk)
    context["clash"] = clash_warning(page, profile.volunteer, is_volunteer=False)
    return render(request, "help_requests/offering/propose.html", context | {"form": form, "refusal": None})


def attempt(form: Form, request: HttpRequest, verb: Callable[..., Offer]) -> Offer | None:
    """Do what a valid form says; None when it can't be done, and the form says why."""
    if not OFFERS.allows(visitor_key(request)):
        form.add_error(None, _("You write very fast: wait a while and send it again. Here it is, nothing is lost."))
        return None
    try:
        return verb(**form.cleaned_data)
    except OfferRefusedError as refused:
        form.add_error(None, refused.reason.label)
    return None


def managed(request: MemberRequest, slug: str) -> HelpRequestPage:
    """Return a published request that this person manages; raises `Http404` for everybody else."""
    return get_object_or_404(manageable_by(request.user).live(), slug=slug)


@require_safe
def my_offers(request: MemberRequest) -> HttpResponse:
    """List what I offered and what I was asked, what waits for me first."""
    return render(request, "help_requests/offering/my_offers.html", lists.mine(request))


@require_safe
def request_offers(request: MemberRequest, slug: str) -> HttpResponse:
    """List the offers for a request, those to answer first; for who asked and coordinators."""
    page = get_object_or_404(HelpRequestPage.objects.live().select_related("establishment"), slug=slug)
    if not may_read_offers(request.user, page):
        raise Http404
    shown = page_of(lists.for_request(page), request)
    context = {
        "page": page,
        "taking": page.is_taking_answers,
        "rows": lists.rows(shown),
        "shown": shown,
        "needs": lists.needs(page),
        "is_first_come": FirstCome.objects.filter(help_request=page).exists(),
    }
    return render(request, "help_requests/offering/request_offers.html", context)


@require_POST
def first_come(request: MemberRequest, slug: str) -> HttpResponse:
    """Let places go to whoever offers first, or choose among offers again."""
    page = managed(request, slug)
    on = bool(request.POST.get("on"))
    actions.serve_first_come(page, by=request.user, on=on)
    messages.success(
        request, _("Places now go to whoever offers first.") if on else _("You choose among the offers again.")
    )
    return HttpResponseRedirect(lists.offers_url(page))
