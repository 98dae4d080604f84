"""Where somebody is signed in, and how they sign out from there."""

from collections.abc import Iterable

from allauth.usersessions.internal.flows.sessions import end_other_sessions, end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .member_request import MemberRequest

# Looked for in this order: each browser also claims to be those below it.
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


@require_http_methods(["GET", "POST"])
def sessions(request: MemberRequest) -> HttpResponse:
    """List where I am signed in, newest first; end one session, or all but this one."""
    mine = UserSession.objects.purge_and_list(request.user)
    if request.method == "POST":
        end(request, mine)
        return redirect("usersessions_list")
    places = sorted(mine, key=lambda session: (not session.is_current(), -session.created_at.timestamp()))
    named = [{"session": session, "device": device(session.user_agent)} for session in places]
    return render(request, "usersessions/usersession_list.html", {"places": named})


def end(request: MemberRequest, mine: Iterable[UserSession]) -> None:
    """End the session that was chosen among mine, or every other one."""
    chosen = request.POST.get("session")
    if chosen is None:
        end_other_sessions(request, request.user)
        messages.info(request, _("All other sessions are ended."))
    elif found := [session for session in mine if str(session.pk) == chosen]:
        end_sessions(request, found)
        messages.info(request, _("This session is ended."))


def device(user_agent: str) -> str:
    """Return a browser and a system in words people know: "Firefox, Windows"."""
    names = [next((name for mark, name in known.items() if mark in user_agent), "") for known in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, names)) or _("Unknown device")
