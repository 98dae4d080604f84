"""Signing out at a provider of identities too, where it offers that (OpenID Connect RP-Initiated Logout 1.0).

A shared computer would otherwise let the next person in by the button of the provider.
"""

import secrets
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

# In the session: by which provider somebody came in, and what it wants to be shown when they leave.
SIGNED_IN_BY = "accounts_signed_in_by"


class RememberingAdapter(OpenIDConnectOAuth2Adapter):
    """Keeps where to sign out, and the token that says who does."""

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """Complete it as allauth does, then note it in the session, which ends with the sign-in."""
        login = super().complete_login(request, app, token, **kwargs)
        address, hint = self.openid_config.get("end_session_endpoint"), kwargs["response"].get("id_token")
        if address and hint:
            request.session[SIGNED_IN_BY] = {"address": address, "id_token": hint, "client_id": app.client_id}
        return login


@login_not_required
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take somebody back from a provider."""
    try:
        return OAuth2CallbackView.adapter_view(RememberingAdapter(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None


def address_to_leave_by(request: HttpRequest) -> str:
    """Return the provider's address that signs out there and leads back; empty for whoever came in otherwise."""
    came_by = request.session.get(SIGNED_IN_BY)
    if not came_by:
        return ""
    asked = {
        "id_token_hint": came_by["id_token"],
        "client_id": came_by["client_id"],
        "post_logout_redirect_uri": f"{settings.SITE_URL}/",
        # ProConnect wants one. Nothing hangs on it here: the session is over when it comes back.
        "state": secrets.token_urlsafe(16),
    }
    joint = "&" if "?" in came_by["address"] else "?"
    return came_by["address"] + joint + urlencode(asked)
