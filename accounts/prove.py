"""Showing again that it is you, for people with neither password nor second factor: by a code sent to their address.

allauth asks again for a password or a factor, and asks nothing of somebody who has none. A session left open on a
shared computer must not be enough to take an account for good.
"""

import time
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from .adapter import SHOWN_AT
from .allauth_forms import ConfirmLoginCodeForm
from .limits import too_many
from .member_request import MemberRequest
from .models import User
from .second_factor import has_second_factor

# Pages that change what protects an account, hand out all that is in it or end it, and how long a proof is good.
GUARDED = {
    "account_email",
    "account_set_password",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "socialaccount_connections",
    "fetch_copy",
    "erase_me",
}
RECENT = 15 * 60
KEY, TRIES = "account_proof", 3


class AskAgain:
    """Middleware: sends people who have nothing else to prove themselves by to the page that sends a code."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let pass whoever has just signed in, or whom allauth asks by itself."""
        name = request.resolver_match.url_name if request.resolver_match else None
        if name not in GUARDED or not request.user.is_authenticated or knows_more(request.user) or recent(request):
            return None
        return HttpResponseRedirect(f"{reverse('prove_by_code')}?{urlencode({'next': request.get_full_path()})}")


def knows_more(user: User) -> bool:
    """Whether somebody has a password or a factor, which allauth asks for."""
    return user.has_usable_password() or has_second_factor(user)


def recent(request: HttpRequest) -> bool:
    """Whether this session showed who it belongs to within the last quarter of an hour."""
    return time.time() - request.session.get(SHOWN_AT, 0) < RECENT


@require_http_methods(["GET", "POST"])
def prove_by_code(request: MemberRequest) -> HttpResponse:
    """Send a code, then take it; lead on to the page that asked."""
    proof = request.session.get(KEY)
    expected = proof["code"] if proof and fresh(proof) else ""
    form = ConfirmLoginCodeForm(request.POST if "code" in request.POST else None, code=expected)
    if request.method == "POST" and not form.is_bound:
        return send(request)
    if form.is_bound and form.is_valid():
        del request.session[KEY]
        request.session[SHOWN_AT] = time.time()
        return redirect(next_url(request) or resolve_url("my_space"))
    if form.is_bound:
        count_try(request)
    sent = request.session.get(KEY)
    field = format_html('<input type="hidden" name="next" value="{}">', next_url(request))
    context = {"verify_form": form, "sent": sent, "email": request.user.email, "can_resend": True}
    return render(request, "account/prove.html", context | {"redirect_field": field})


def send(request: MemberRequest) -> HttpResponse:
    """Send a code to the address of the account, unless enough were sent."""
    if not ratelimit.consume(request, action="request_login_code", key=request.user.email):
        return too_many(request)
    code = get_adapter().generate_login_code()
    request.session[KEY] = {"code": code, "at": time.time(), "tries": 0}
    get_adapter().send_mail("account/email/login_code", request.user.email, {"request": request, "code": code})
    return redirect(f"{reverse('prove_by_code')}?{urlencode({'next': next_url(request)})}")


def fresh(proof: dict[str, Any]) -> bool:
    """Whether a code may still be typed."""
    return time.time() - proof["at"] < RECENT and proof["tries"] < TRIES


def count_try(request: MemberRequest) -> None:
    """Note a wrong code; the third ends it, and another is to be asked for."""
    proof = request.session.get(KEY)
    if not proof:
        return
    proof["tries"] += 1
    request.session[KEY] = proof
    if not fresh(proof):
        del request.session[KEY]


def next_url(request: HttpRequest) -> str:
    """Return where the page leads afterwards, on this site only."""
    return get_next_redirect_url(request) or ""
