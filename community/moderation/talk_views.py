"""Flagging a private conversation: its two people alone, each showing what they choose of what the other wrote."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.member_request import MemberRequest
from directory.contact import actions as contact
from directory.models import Conversation
from portal.rate_limits import visitor_key

from .choices import Kind
from .flagging import Sender, flag
from .forms import FlagTalkForm
from .showing import may_be_shown, show
from .targets import find
from .views import FLAGS


@require_http_methods(["GET", "HEAD", "POST"])
def flag_conversation(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask what is wrong and which messages the moderators may read."""
    talk = get_object_or_404(Conversation.objects.of(request.user), pk=pk)
    written = may_be_shown(talk, request.user)
    if not written.exists():
        raise Http404
    form = FlagTalkForm(request.POST or None, written=written)
    if form.is_valid():
        if FLAGS.allows(visitor_key(request)):
            note(request, talk, form)
            messages.success(request, _("Your report was sent to the moderators. You will be told what came of it."))
            return redirect("conversation", pk)
        form.add_error(None, _("You have sent many reports: please wait a few minutes. Your words are kept below."))
    context = {"talk": talk, "name": str(talk.other(request.user) or ""), "form": form}
    return render(request, "community/moderation/flag_conversation.html", context, status=422 if form.errors else 200)


def note(request: MemberRequest, talk: Conversation, form: FlagTalkForm) -> None:
    """Keep the flag with what it shows; refuse further messages when that was ticked."""
    given = form.cleaned_data
    target = find(Kind.TALK, show(talk, given["shown"], by=request.user).pk)
    if target is None:
        raise Http404
    sender = Sender(user=request.user, email="", visitor="")
    flag(target, sender=sender, reason=given["reason"], text=given["text"])
    if given["block"] and target.author:
        contact.block(by=request.user, blocked=target.author)
