"""The call: a page that says what it means, the number once it is asked for, and what came of it."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.member_request import MemberRequest
from accounts.naming import with_a_name
from directory.contact.actions import RefusedError, TooManyError
from directory.models import VolunteerProfilePage
from help_requests.models import HelpRequestPage
from help_requests.offering.actions import OfferRefusedError

from ..access import managed_request
from ..models import Call
from . import actions, permissions
from .forms import OutcomeForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_a_name
def call(request: MemberRequest, slug: str, volunteer: str) -> HttpResponse:
    """Say what calling means; show the number once that was asked for, and ask what came of the call."""
    page, profile = managed_request(request.user, slug), _profile(volunteer)
    if request.method != "POST":
        refusal = permissions.refusal(request.user, page, profile)
        begun = None if refusal else permissions.begun(request.user, page, profile)
        return _shown(request, page, profile, refusal=refusal, call=begun)
    try:
        begun, number = actions.begin(page, profile, by=request.user)
    except actions.CallRefusedError as refused:
        return _shown(request, page, profile, refusal=refused.reason)
    except RefusedError:
        return _shown(request, page, profile, refusal=permissions.Refusal.NO_NUMBER)
    except TooManyError:
        return _shown(request, page, profile, is_too_many=True)
    return _shown(request, page, profile, call=begun, number=number)


@require_POST
def outcome(request: MemberRequest, slug: str, volunteer: str) -> HttpResponse:
    """Note what came of a call one has begun; said twice, the first counts."""
    page, profile = managed_request(request.user, slug), _profile(volunteer)
    mine = Call.objects.filter(by=request.user, help_request=page, volunteer=profile.volunteer_id)
    begun = get_object_or_404(mine, key=request.POST.get("key", ""))
    form = OutcomeForm(request.POST)
    if form.is_valid() and _record(form, begun, request):
        messages.success(request, _("Noted. The call is in the history of the request."))
        return redirect("who_can_help", page.slug)
    return _shown(request, page, profile, call=begun, form=form)


def _record(form: OutcomeForm, begun: Call, request: MemberRequest) -> Call | None:
    try:
        return actions.record(begun, by=request.user, **form.cleaned_data)
    except OfferRefusedError as refused:
        form.add_error(None, refused.reason.label)
        return None


def _profile(slug: str) -> VolunteerProfilePage:
    return get_object_or_404(VolunteerProfilePage.objects.live().select_related("volunteer__user"), slug=slug)


def _shown(
    request: MemberRequest,
    page: HelpRequestPage,
    profile: VolunteerProfilePage,
    *,
    refusal: permissions.Refusal | None = None,
    is_too_many: bool = False,
    **shown: Any,
) -> HttpResponse:
    begun = shown.get("call")
    context = {
        "page": page,
        "profile": profile,
        "refusal": refusal,
        "is_too_many": is_too_many,
        "call": begun,
        "number": shown.get("number", ""),
        "form": shown.get("form") or (OutcomeForm() if begun else None),
    }
    status = HTTPStatus.FORBIDDEN if refusal else HTTPStatus.TOO_MANY_REQUESTS if is_too_many else HTTPStatus.OK
    return render(request, "matching/call.html", context, status=status)
