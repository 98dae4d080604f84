"""My page: how it stands, editing it, taking it offline."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import consent
from accounts.consent import Purpose
from accounts.member_request import MemberRequest
from portal.editing.conflicts import Conflict

from .. import availability
from ..models import VolunteerProfilePage
from ..presentation import preview_context
from ..visibility import Audience
from . import actions, history, saving, versions
from .forms import WHAT_PARTS, WHO_PARTS, IdentityForm, Screen
from .forms.screen import lengthened
from .forms.visibility import VisibilityForm
from .showing import choose_audiences
from .states import standing

form_view = require_http_methods(["GET", "HEAD", "POST"])

PARTS: Mapping[str, type[Any]] = {**WHO_PARTS, **WHAT_PARTS}
# Screens one leaves the form for, once it is saved.
ELSEWHERE = {"photo": "profile_photo", "documents": "profile_documents"}


@require_safe
def my_page(request: MemberRequest) -> HttpResponse:
    """Show how my page stands and what I can do with it."""
    page = versions.pages_of(request.user).select_related("volunteer__availability").first()
    if page is None:
        return render(request, "directory/editing/no_page.html")
    told = getattr(page.volunteer, "availability", None)
    context = {
        "page": page,
        "standing": standing(page),
        "last": next(iter(history.of(page, user=request.user, most=1)), None),
        "told": availability.of(told),
        "is_paused": bool(told and told.is_paused),
    }
    return render(request, "directory/editing/my_page.html", context)


@form_view
def edit(request: MemberRequest) -> HttpResponse:
    """Change my page: keep a draft, or send it to review; the version that is online stays meanwhile."""
    page = versions.own_page(request.user)
    if "more" in request.POST:
        return edit_screen(request, page, lengthened(PARTS, versions.latest(page), request.POST))
    screen = Screen(PARTS, versions.latest(page), request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return edit_screen(request, page, screen)
    if "send" not in request.POST:
        screen.defer_required()
    if not screen.is_valid():
        return edit_screen(request, page, screen)
    if conflict := saving.save(request.user, screen.said(), answers=request.POST):
        return edit_screen(request, page, screen, conflict)
    identity: IdentityForm = screen["identity"]
    identity.keep_person(page.volunteer)
    return after_saving(request)


def edit_screen(
    request: MemberRequest, page: VolunteerProfilePage, screen: Screen, conflict: Conflict | None = None
) -> HttpResponse:
    """Show the form: as the draft says, or as it was typed, with what stands against saving it."""
    version = conflict.version if conflict else request.POST.get("version", versions.number(page))
    context = {"page": page, "screen": screen, "conflict": conflict, "version": version, "standing": standing(page)}
    return render(request, "directory/editing/edit.html", context, status=409 if conflict else 200)


def after_saving(request: MemberRequest) -> HttpResponse:
    """Lead on to what the button said: another screen, the review, or the form again."""
    if elsewhere := ELSEWHERE.get(request.POST.get("go", "")):
        return redirect(elsewhere)
    if "send" not in request.POST:
        messages.success(request, _("Your draft is kept. The team doesn't see it before you send it."))
        return redirect("edit_profile")
    return send(request)


@require_POST
def send(request: MemberRequest) -> HttpResponse:
    """Send my page to review as it was last saved; whoever hasn't agreed to its publication is asked first."""
    versions.own_page(request.user)
    if not consent.holds(request.user, Purpose.PUBLIC_PROFILE):
        return redirect("agree_to_publish")
    try:
        sent = saving.send(request.user)
    except ValidationError as error:
        messages.error(request, actions.refusal(error))
        return redirect("edit_profile")
    if sent:
        messages.success(request, _("Your page is sent. The team reads it and writes to you."))
    else:
        messages.info(request, _("The team has this version already: there was nothing new to send."))
    return redirect("my_page")


@form_view
def take_offline(request: MemberRequest) -> HttpResponse:
    """Ask, then take my page off the public site at once."""
    page = versions.own_page(request.user)
    if request.method == "POST":
        actions.take_offline(page, by=request.user)
        messages.success(request, _("Your page is offline. You can send it to review again at any time."))
        return redirect("my_page")
    return render(request, "directory/editing/take_offline.html", {"page": page})


@form_view
def visibility(request: MemberRequest) -> HttpResponse:
    """Choose who sees what, with effect at once."""
    page = versions.own_page(request.user)
    form = VisibilityForm(request.POST if request.method == "POST" else None, volunteer=page.volunteer)
    if form.is_valid():
        choose_audiences(page.volunteer, form.cleaned_data)
        messages.success(request, _("Your choice holds from now on, everywhere."))
        return redirect("my_page")
    return render(request, "directory/editing/visibility.html", {"page": page, "form": form})


@require_safe
def preview(request: MemberRequest) -> HttpResponse:
    """Show my last version exactly as the public will see it, or as members of verified establishments will."""
    draft = versions.latest(versions.own_page(request.user))
    for_verified = request.GET.get("pour") == "etablissements"
    readers = frozenset(Audience) - {Audience.NOBODY} if for_verified else frozenset({Audience.EVERYONE})
    context = preview_context(draft, readers=readers) | {"for_verified": for_verified}
    return render(request, "directory/editing/preview.html", context)
