"""Writing to a volunteer, my conversations, refusing messages."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import consent
from accounts.consent import Purpose
from accounts.member_request import MemberRequest
from accounts.naming import with_a_name
from portal.pagination import page_of

from ..models import Block, Conversation, VolunteerProfilePage
from . import actions, permissions, stopping
from .forms import AnswerForm, MessageForm
from .sending import send

form_view = require_http_methods(["GET", "HEAD", "POST"])


@form_view
@with_a_name
def write(request: MemberRequest, slug: str) -> HttpResponse:
    """Write to a volunteer for the first time, or learn why that isn't possible and what is."""
    page = get_object_or_404(VolunteerProfilePage.objects.live(), slug=slug)
    refusal = permissions.refusal(request.user, page)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sent = send(form, lambda **said: actions.begin(page, by=request.user, **said))
        if sent:
            messages.success(request, _("Your message is on its way. The answer comes here, and by e-mail."))
            return redirect("conversation", sent.conversation_id)
    shown = {"page": page, "form": form, "refusal": None if form.is_bound else refusal}
    return render(request, "directory/contact/write.html", shown)


@require_safe
def conversations(request: MemberRequest) -> HttpResponse:
    """List my conversations, the latest first."""
    mine = Conversation.objects.of(request.user).with_unread(request.user)
    shown = page_of(mine.select_related("volunteer__user", "starter", "establishment"), request)
    for talk in shown:
        talk.with_whom = str(talk.other(request.user) or _("Former member"))
    return render(
        request,
        "directory/contact/list.html",
        {
            "conversations": shown,
            "is_volunteer": hasattr(request.user, "volunteer"),
            "receives": consent.holds(request.user, Purpose.CONTACT_RELAY),
            "wording": consent.wording(Purpose.CONTACT_RELAY).text,
        },
    )


@form_view
def conversation(request: MemberRequest, pk: int) -> HttpResponse:
    """Read a conversation and answer in it."""
    talk = get_object_or_404(Conversation.objects.of(request.user), pk=pk)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and send(form, lambda **said: actions.answer(talk, by=request.user, **said)):
        messages.success(request, _("Your answer is on its way."))
        return redirect("conversation", pk)
    actions.read(talk, by=request.user)
    other = talk.other(request.user)
    name = str(other or _("Former member"))
    return render(
        request,
        "directory/contact/conversation.html",
        {
            "talk": talk,
            "said": talk.messages.select_related("author"),
            "other": other,
            "name": name,
            "form": form,
            "may_answer": permissions.may_answer(request.user, talk),
            "is_blocked": Block.objects.filter(by=request.user, blocked=other).exists() if other else False,
        },
    )


@require_POST
def block(request: MemberRequest, pk: int) -> HttpResponse:
    """Refuse what the other of a conversation writes, or accept it again."""
    talk = get_object_or_404(Conversation.objects.of(request.user), pk=pk)
    other = talk.other(request.user)
    if other is None:
        raise Http404
    if request.POST.get("again"):
        actions.unblock(by=request.user, blocked=other)
        messages.success(request, _("This person can write to you again."))
    else:
        actions.block(by=request.user, blocked=other)
        messages.success(request, _("This person can no longer write to you. They aren’t told."))
    return redirect("conversation", pk)


@require_POST
def receive(request: MemberRequest) -> HttpResponse:
    """Agree to be written to, or take it back."""
    if request.POST.get("receive"):
        consent.give(request.user, Purpose.CONTACT_RELAY)
        messages.success(request, _("You receive messages through the portal."))
    else:
        stopping.stop(request.user)
        messages.success(request, _("Nobody can write to you through the portal any more."))
    return redirect("conversations")


@csrf_exempt
@never_cache
@form_view
def stop_messages(request: HttpRequest, token: str) -> HttpResponse:
    """Refuse messages from a letter, without signing in (RFC 8058); looking at the page changes nothing."""
    user = stopping.read(token)
    if user is None:
        raise Http404(_("This link isn't whole: copy it from the e-mail again."))
    if request.method == "POST":
        stopping.stop(user)
    holds = consent.holds(user, Purpose.CONTACT_RELAY)
    return render(request, "directory/contact/stop.html", {"receives": holds})
