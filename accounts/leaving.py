"""On the way to a provider of identities: by a page of ours, and back when the provider is out of order.

The policy of our pages lets forms go to this site only (`form-action 'self'`), and browsers hold the redirect that
answers a form to it. So the answer is a page that goes on by itself, and the policy stays what it is.
"""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from requests import RequestException

log = logging.getLogger(__name__)


# Signing in by an account elsewhere, and signing out there.
WAYS = {
    "openid_connect_login": _("It will tell us who you are, and bring you back here."),
    "account_logout": _("You are signed out here. It will sign you out there too, and bring you back here."),
}


class ByAPage:
    """Middleware: replaces the redirect to a provider by a page that leads there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        name = request.resolver_match.url_name if request.resolver_match else None
        if name not in WAYS or not isinstance(response, HttpResponseRedirect) or response.url.startswith("/"):
            return response
        context = {"redirect_to": response.url, "why": WAYS[name]}
        page = render(request, "socialaccount/login_redirect.html", context)
        page.headers["Refresh"] = f"0; url={response.url}"
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say so kindly when a provider doesn't answer; the log says which, and why."""
        if not isinstance(exception, RequestException):
            return None
        log.warning("a provider of identities did not answer at %s (%s)", request.path, type(exception).__name__)
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return render(request, "socialaccount/authentication_error.html", status=status)
