"""The screens of a draft: each shows what is kept, keeps what is typed, and leads on; back is a plain link."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.member_request import MemberRequest
from directory.editing.forms import Screen
from directory.editing.forms.screen import lengthened
from directory.establishments import register
from portal.suggesting import Group, Suggestion

from ..models import HelpRequestPage
from ..wording import request_url
from . import actions, drafts, steps
from .forms import parts_of
from .steps import Step
from .summary import summary_of

MOST_SUGGESTED = 8


@require_safe
def resume(request: MemberRequest, pk: int) -> HttpResponse:
    """Go on where it was left."""
    draft = drafts.own_draft(request.user, pk)
    return redirect(steps.resumed_at(draft).url(draft))


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: MemberRequest, pk: int, slug: str) -> HttpResponse:
    """Show or keep one screen. What was sent already is read at its own address."""
    if slug not in steps.BY_SLUG:
        raise Http404
    if sent := HelpRequestPage.objects.filter(pk=pk, owner=request.user).exclude(pk__in=drafts.drafts_of(request.user)):
        return redirect(request_url(sent[0].slug))
    draft, wanted = drafts.own_draft(request.user, pk), steps.BY_SLUG[slug]
    if wanted.number > draft.asking.reached + 1:
        return redirect(steps.resumed_at(draft).url(draft))
    return answered(request, draft, wanted)


def answered(request: MemberRequest, draft: HelpRequestPage, wanted: Step) -> HttpResponse:
    """Draw a screen, or keep it and go where the button that was pressed leads."""
    parts = parts_of(wanted, draft)
    if "more" in request.POST:
        return shown(request, draft, wanted, lengthened(parts, draft, request.POST))
    screen = Screen(parts, draft, request.POST if request.method == "POST" else None)
    if "suggest" in request.POST:
        screen.quiet()
        return shown(request, draft, wanted, screen)
    if "later" in request.POST:
        defer(screen)
    if not screen.is_valid():
        return shown(request, draft, wanted, screen, status=422 if screen.is_bound else 200)
    is_done = "later" not in request.POST
    try:
        kept = actions.keep(request.user, draft.pk, screen, step=wanted, is_done=is_done)
        return sent(request, kept) if wanted == steps.REVIEW and is_done else left(request, kept, wanted)
    except Http404:
        # Another window has sent it a moment ago.
        return redirect(request_url(get_object_or_404(HelpRequestPage, pk=draft.pk, owner=request.user).slug))
    except ValidationError as refusal:
        next(iter(screen.forms())).add_error(None, refusal)
        return shown(request, draft, wanted, screen, status=422)


def defer(screen: Screen) -> None:
    """Demand nothing of somebody who stops half-way."""
    screen.defer_required()
    for part in screen.parts.values():
        part.is_deferred = True


def left(request: MemberRequest, draft: HelpRequestPage, step: Step) -> HttpResponse:
    """Lead to the next screen, or out when that is for later."""
    if "later" in request.POST:
        messages.success(request, _("Your draft is kept for 60 days: you find it here, on any device."))
        return redirect("ask_for_help")
    return redirect(steps.after(step).url(draft))


def sent(request: MemberRequest, draft: HelpRequestPage) -> HttpResponse:
    """Send the request, and show it."""
    page = actions.submit_request(draft, by=request.user)
    if page.live and is_wish_unheard(page):
        told = _("The volunteer you thought of can’t be asked for now; others read your request.")
        messages.info(request, told)
    if page.live:
        messages.success(request, _("Your request is online. Volunteers whose profile fits are told of it."))
    else:
        messages.success(request, _("Thank you! Somebody of the team reads your request, then it goes online."))
    return redirect(request_url(page.slug))


def is_wish_unheard(page: HelpRequestPage) -> bool:
    """Whether the volunteer one came from could not be asked."""
    wished = page.asking.wished_id
    return wished is not None and not page.offers.filter(volunteer=wished).exists()


def shown(
    request: MemberRequest, draft: HelpRequestPage, step: Step, screen: Screen, *, status: int = 200
) -> HttpResponse:
    """Draw a screen with what all of them share: progress, the way back, when it was kept last."""
    frame: dict[str, Any] = {
        "step": step,
        "marks": steps.marks(step, draft),
        "back": steps.STEPS[step.number - 2].url(draft) if step.number > 1 else "",
        "draft": draft,
        "screen": screen,
        "lines": screen.parts.get("lines"),
        "author": screen.parts.get("author"),
        "wished": getattr(draft.asking.wished, "profile", None),
    }
    if step == steps.NEED:
        frame |= {"key": draft.asking.key, "drafts": (), "is_back": False}
    if step == steps.REVIEW:
        frame["summary"] = summary_of(draft, by=request.user)
    return render(request, TEMPLATES[step], frame, status=status)


TEMPLATES = {
    steps.NEED: "help_requests/asking/need.html",
    steps.KIND: "help_requests/asking/kind.html",
    steps.WHO: "help_requests/asking/who.html",
    steps.WHERE: "help_requests/asking/where.html",
    steps.REVIEW: "help_requests/asking/review.html",
}


@require_http_methods(["GET", "HEAD", "POST"])
def delete_draft(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask, then delete a draft."""
    draft: HelpRequestPage = get_object_or_404(drafts.drafts_of(request.user), pk=pk)
    if request.method != "POST":
        return render(request, "help_requests/asking/delete.html", {"draft": draft})
    drafts.delete(request.user, pk)
    messages.success(request, _("The draft is deleted."))
    return redirect("ask_for_help")


@require_safe
def suggest_establishments(request: HttpRequest) -> HttpResponse:
    """Say which establishments are meant, as options that fill in the field."""
    found = register.find(request.GET.get("q", "")[:100], most=MOST_SUGGESTED)
    lines = tuple(Suggestion(f"{one.name} ({one.finess})", one.detail) for one in found)
    groups = [Group("establishment", gettext_lazy("Establishments"), lines)] if lines else []
    return render(request, "components/suggestions.html", {"groups": groups, "number": len(lines)})
