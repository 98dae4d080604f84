"""The screens of the wizard. Each shows what is kept, keeps what is typed, and leads on; back is a plain link."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.member_request import MemberRequest
from portal.editing.conflicts import Conflict

from ..availability.answers import Answers
from ..editing import actions, saving, versions
from ..editing.completeness import lacking
from ..editing.forms import WHAT_PARTS, WHO_PARTS, IdentityForm, Screen
from ..editing.forms.screen import lengthened
from ..editing.forms.visibility import VisibilityForm
from ..editing.showing import choose_audiences
from ..editing.states import Review, standing
from ..editing.views import ELSEWHERE
from ..editing.views import send as send_again
from ..models import Volunteer, VolunteerProfilePage
from ..presentation import preview_context
from ..visibility import Audience
from . import steps
from .forms import AgreementForm
from .steps import Step

Draft = VolunteerProfilePage | None


def own_draft(request: MemberRequest) -> Draft:
    """Return the page somebody registers with, as they last left it; None before the first screen is kept."""
    page = versions.pages_of(request.user).first()
    return versions.latest(page) if page else None


@require_safe
def registration(request: MemberRequest) -> HttpResponse:
    """Go on where it was left."""
    return redirect(steps.resumed_at(own_draft(request)).url)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: MemberRequest, slug: str) -> HttpResponse:
    """Show or keep one screen. A page that was sent is changed on its own screen."""
    if slug not in SCREENS:
        raise Http404
    draft, wanted = own_draft(request), steps.BY_SLUG[slug]
    if draft and (draft.first_published_at or standing(draft).review != Review.DRAFT):
        return redirect("my_page")
    if draft is None and wanted != steps.WHO:
        return redirect(steps.WHO.url)
    return SCREENS[slug](request, wanted, draft)


def shown(
    request: MemberRequest, step: Step, draft: Draft, template: str, status: int = 200, **context: Any
) -> HttpResponse:
    """Draw a screen with what all of them share: progress, the way back, when it was kept last."""
    number = steps.STEPS.index(step)
    frame = {
        "step": step,
        "number": number + 1,
        "places": steps.places(step, draft),
        "back": steps.STEPS[number - 1] if number else None,
        "kept_at": draft.latest_revision.created_at if draft and draft.latest_revision else None,
    }
    return render(request, f"directory/registering/{template}.html", frame | context, status=status)


def who(request: MemberRequest, step: Step, draft: Draft) -> HttpResponse:
    """First and last name, function, structure, place: what gives somebody a page of their own."""
    begun = draft or VolunteerProfilePage(volunteer=Volunteer(user=request.user))
    return written(request, step, draft, Screen(WHO_PARTS, begun, request.POST if request.method == "POST" else None))


def what(request: MemberRequest, step: Step, draft: VolunteerProfilePage) -> HttpResponse:
    """Kinds of help, themes, professions, skills, texts."""
    if "more" in request.POST:
        return written_screen(request, step, draft, lengthened(WHAT_PARTS, draft, request.POST))
    return written(request, step, draft, Screen(WHAT_PARTS, draft, request.POST if request.method == "POST" else None))


def written(request: MemberRequest, step: Step, draft: Draft, screen: Screen) -> HttpResponse:
    """Keep a screen of the page itself as a revision; ask again when something is wrong, or was changed meanwhile."""
    if "go" in request.POST:
        screen.defer_required()
    if not screen.is_valid():
        return written_screen(request, step, draft, screen)
    answers: Mapping[str, Any] = request.POST
    if "identity" in screen.parts:
        answers = begun(request, screen["identity"], draft)
    if conflict := saving.save(request.user, screen.said(), answers=answers):
        return written_screen(request, step, draft, screen, conflict)
    if elsewhere := ELSEWHERE.get(request.POST.get("go", "")):
        return redirect(elsewhere)
    return redirect(steps.after(step).url)


def begun(request: MemberRequest, identity: IdentityForm, draft: Draft) -> Mapping[str, Any]:
    """Give somebody their page when they have none yet; return the answers with the version it begins with."""
    names = {name: identity.cleaned_data[name] for name in ("first_name", "last_name")}
    page = actions.begin(request.user, **names)
    identity.keep_person(page.volunteer)
    if draft is None and not request.POST.get("version"):
        return request.POST.dict() | {"version": versions.first(page)}
    return request.POST


def written_screen(
    request: MemberRequest, step: Step, draft: Draft, screen: Screen, conflict: Conflict | None = None
) -> HttpResponse:
    """Draw the form of a screen of the page, as it is kept or as it was typed."""
    known = versions.number(draft) if draft else ""
    version = conflict.version if conflict else request.POST.get("version", known)
    context = {"screen": screen, "version": version, "conflict": conflict, "page": draft}
    template = "who" if "identity" in screen.parts else "what"
    return shown(request, step, draft, template, 409 if conflict else 200, **context)


def when(request: MemberRequest, step: Step, draft: VolunteerProfilePage) -> HttpResponse:
    """Availability and area, in force at once (the same forms as `/compte/disponibilite/`)."""
    answers = Answers(draft.volunteer, request.POST if request.method == "POST" else None)
    if request.method == "POST" and answers.are_valid():
        answers.save()
        return redirect(steps.after(step).url)
    return shown(request, step, draft, "when", **answers.context)


def what_is_shown(request: MemberRequest, step: Step, draft: VolunteerProfilePage) -> HttpResponse:
    """Who sees what."""
    form = VisibilityForm(request.POST if request.method == "POST" else None, volunteer=draft.volunteer)
    if form.is_valid():
        choose_audiences(draft.volunteer, form.cleaned_data)
        return redirect(steps.after(step).url)
    return shown(request, step, draft, "shown", form=form)


def preview(request: MemberRequest, step: Step, draft: VolunteerProfilePage) -> HttpResponse:
    """Show the page exactly as the public will see it."""
    seen = preview_context(draft, readers=frozenset({Audience.EVERYONE}))
    return shown(request, step, draft, "preview", lacking=lacking(draft), next=steps.after(step), **seen)


def send(request: MemberRequest, step: Step, draft: VolunteerProfilePage) -> HttpResponse:
    """Ask for the agreements, then send the page to review."""
    form = AgreementForm(request.POST if request.method == "POST" else None, volunteer=draft.volunteer)
    if not form.is_valid():
        return shown(request, step, draft, "send", form=form, lacking=lacking(draft))
    form.keep()
    try:
        saving.send(request.user)
    except ValidationError as error:
        messages.error(request, actions.refusal(error))
        return shown(request, step, draft, "send", form=form, lacking=lacking(draft))
    messages.success(request, _("Thank you! Your page is sent. The team reads it and writes to you."))
    return redirect("my_page")


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: MemberRequest) -> HttpResponse:
    """Ask somebody who took their agreement back, or never gave it here, before their page goes to review again."""
    page = versions.own_page(request.user)
    form = AgreementForm(request.POST if request.method == "POST" else None, volunteer=page.volunteer)
    if form.is_valid():
        form.keep()
        return send_again(request)
    return render(request, "directory/registering/agree.html", {"form": form, "page": page})


SCREENS: Mapping[str, Callable[..., HttpResponse]] = {
    steps.WHO.slug: who,
    steps.WHAT.slug: what,
    steps.WHEN.slug: when,
    steps.SHOWN.slug: what_is_shown,
    steps.PREVIEW.slug: preview,
    steps.SEND.slug: send,
}
