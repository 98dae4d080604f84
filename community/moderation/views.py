"""Flagging something, and reading and appealing against a decision on what is one's own."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.member_request import MemberRequest
from portal.rate_limits import Limit, visitor_key

from .appealing import appeal
from .choices import Verdict
from .flagging import Sender, flag
from .forms import AppealForm, FlagForm
from .letters import named, sentences
from .models import Decision
from .targets import WORDS, Target, find

# More than anybody honest sends; a whole office may share one network address.
FLAGS = Limit("flags", times=10, seconds=600)


def public_target(word: str, pk: int) -> Target:
    """Return something that everybody may read; raises `Http404` for all else, hidden or never there alike."""
    target = find(WORDS[word], pk) if word in WORDS else None
    if target is None or not target.is_public:
        raise Http404
    return target


@never_cache
@require_http_methods(["GET", "POST"])
def flag_form(request: HttpRequest, word: str, pk: int) -> HttpResponse:
    """Ask what is wrong; this page alone sets the cookie that its form needs, for visitors too."""
    target = public_target(word, pk)
    form = FlagForm(request.POST or None, is_member=request.user.is_authenticated)
    status = 200
    if request.method == "POST" and form.is_valid():
        if FLAGS.allows(visitor_key(request)):
            note(request, form, target)
            return HttpResponseRedirect(reverse("flag_sent", args=[word, pk]))
        form.add_error(None, _("You have sent many reports: please wait a few minutes. Your words are kept below."))
        status = 429
    elif form.errors:
        status = 422
    context = {"form": form, "target": target, "word": word}
    return render(request, "community/moderation/flag.html", context, status=status)


def note(request: HttpRequest, form: FlagForm, target: Target) -> None:
    """Keep the flag; what a program sent is thanked for and forgotten."""
    if form.is_trapped:
        return
    given: dict[str, Any] = form.cleaned_data
    user = request.user if request.user.is_authenticated else None
    sender = Sender(user=user, email=given.get("email", ""), visitor=visitor_key(request))
    flag(target, sender=sender, reason=given["reason"], text=given["text"])


def flag_sent(request: HttpRequest, word: str, pk: int) -> HttpResponse:
    """Thank, and lead back; the page is the same for everybody."""
    target = public_target(word, pk)
    return render(request, "community/moderation/flag_sent.html", {"target": target})


@require_http_methods(["GET", "POST"])
def decision(request: MemberRequest, pk: int) -> HttpResponse:
    """Show an author what was decided about what is theirs, and take their appeal."""
    mine = get_object_or_404(Decision.objects.filter(author=request.user), pk=pk)
    target = find(mine.kind, mine.object_id)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and mine.is_appealable and form.is_valid():
        appeal(mine, by=request.user, text=form.cleaned_data["text"])
        messages.success(request, _("Your appeal was sent: somebody else will decide, and you will be told."))
        return HttpResponseRedirect(reverse("moderation_decision", args=[pk]))
    context = {
        "decision": mine,
        "what": named(target) if target else _("What you wrote"),
        "sentences": list(sentences(mine, target)) if target and mine.verdict in Verdict.told() else [],
        "form": form,
    }
    return render(request, "community/moderation/decision.html", context, status=422 if form.errors else 200)
