"""The first screen, for everybody: a visitor begins without an account, and goes on once they have one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from directory.contact.forms import new_key
from directory.editing.forms import Screen
from directory.models import Theme, VolunteerProfilePage
from portal.rate_limits import Limit, visitor_key

from ..models import HelpRequestPage
from . import before_signing_in, drafts, steps
from .forms import parts_of
from .forms.need import NeedForm

# Nothing of a visitor's is kept but in their own session; a whole hospital may share one network address.
BEGINNINGS = Limit("asking", times=60, seconds=600)
SUGGESTIONS = Limit("asking-themes", times=600, seconds=600)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask what is needed. Only a member's form writes, so only theirs has a token: the public page sets no cookie."""
    if request.user.is_authenticated:
        return csrf_protect(answer)(request)
    return answer(request)


def answer(request: HttpRequest) -> HttpResponse:
    """Show the first screen, suggest themes for it, or go on from it."""
    screen = first_screen(request)
    if request.method != "POST" or "suggest" in request.POST or "later" in request.POST:
        screen.quiet()
        return shown(request, screen)
    if not screen.is_valid():
        return shown(request, screen, status=422)
    if not BEGINNINGS.allows(visitor_key(request)):
        messages.error(request, _("You begin many requests: please wait a few minutes. Your words are kept below."))
        return shown(request, screen, status=429)
    return begun(request, screen)


def first_screen(request: HttpRequest) -> Screen:
    """Return the screen over what was sent, what was typed before signing in, or nothing."""
    owner = request.user if request.user.is_authenticated else None
    nothing = HelpRequestPage(owner=owner)
    data = request.POST if request.method == "POST" else before_signing_in.remembered(request) or prefilled(request)
    return Screen(parts_of(steps.NEED, nothing), nothing, data)


def prefilled(request: HttpRequest) -> QueryDict | None:
    """Return the theme and the volunteer that a link names, as if they had been chosen."""
    data = QueryDict(mutable=True)
    if theme := Theme.objects.filter(slug=request.GET.get("theme", "")).first():
        data["themes"] = data["seen"] = theme.slug
    if request.GET.get("pour"):
        data["wished"] = request.GET["pour"]
    return data or None


def begun(request: HttpRequest, screen: Screen) -> HttpResponse:
    """Keep the first screen: as a draft for a member, in the session for a visitor, who is asked to sign in."""
    if not request.user.is_authenticated:
        before_signing_in.remember(request)
        return redirect("ask_account")
    need: NeedForm = screen["need"]
    try:
        page = drafts.begin(
            request.user,
            key=key_of(request.POST),
            text=need.text_typed,
            themes=need.all_themes(),
            wished=getattr(wished_of(request.POST), "volunteer", None),
        )
    except ValidationError as refusal:
        need.add_error(None, refusal)
        return shown(request, screen, status=422)
    need.keep(page, by=request.user)
    before_signing_in.forget(request)
    return redirect(steps.resumed_at(page).url(page))


def key_of(data: QueryDict) -> str:
    """Return the key of a form; one that was meddled with is made anew."""
    key = str(data.get("key", ""))
    return key if len(key) == 32 and key.isalnum() else new_key()


def wished_of(data: QueryDict | None) -> VolunteerProfilePage | None:
    """Return the page of the volunteer somebody comes from."""
    slug = data.get("wished", "") if data else ""
    pages = VolunteerProfilePage.objects.live().select_related("volunteer")
    return pages.filter(slug=slug).first() if slug else None


def shown(request: HttpRequest, screen: Screen, *, status: int = 200) -> HttpResponse:
    """Draw the first screen of a request that isn't begun yet, with the drafts one could go on with."""
    need = screen["need"]
    data = need.data if need.is_bound else None
    is_read = request.method != "POST"
    context: dict[str, Any] = {
        "step": steps.NEED,
        "marks": steps.marks(steps.NEED, None),
        "back": "",
        "draft": None,
        "screen": screen,
        "key": key_of(data) if data else new_key(),
        "wished": wished_of(data),
        "drafts": drafts.drafts_of(request.user) if request.user.is_authenticated and is_read else (),
        "is_back": request.user.is_authenticated and is_read and bool(before_signing_in.remembered(request)),
    }
    return render(request, "help_requests/asking/need.html", context, status=status)


@never_cache
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Say that what was typed is kept, and offer to sign in or to open an account."""
    kept = before_signing_in.remembered(request)
    if kept is None or request.user.is_authenticated:
        return redirect("ask_for_help")
    return render(request, "help_requests/asking/account.html", {"text": kept["text"]})


@csrf_exempt
@require_POST
def suggest_themes(request: HttpRequest) -> HttpResponse:
    """Return the themes for a text as boxes, for the page to take in while one types. Posted, so that no log has it."""
    if not SUGGESTIONS.allows(visitor_key(request)):
        return HttpResponse(status=429)
    form = NeedForm(request.POST, initial={"themes": []}, draft=HelpRequestPage())
    return render(request, "help_requests/asking/_themes.html", {"themes": form.shown()})
