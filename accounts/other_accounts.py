"""Accounts elsewhere (ProConnect, Pro Santé Connect…): who may come in by them, and as whom."""

import base64
import binascii
import json
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.forms import DisconnectForm as BaseDisconnectForm
from allauth.socialaccount.models import SocialLogin
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

import requests

from .addresses import never_confirmed
from .models import User
from .spelling import canonical


class OtherAccountsAdapter(DefaultSocialAccountAdapter):
    """Nobody is signed in as somebody else because two accounts show the same address: decision 19."""

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """Return who has this address here, when the provider has checked it and so have we."""
        for email in [canonical(address.email) for address in sociallogin.email_addresses if address.verified is True]:
            found = EmailAddress.objects.filter(email=email, verified=True).select_related("user").first()
            # Somebody who asked for an account and never confirmed it holds nothing, and is sent a code all the same.
            if user := found.user if found else never_confirmed(email):
                return user, email
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Take an address for checked only when the provider says so plainly: the word "false" would be true."""
        for address in sociallogin.email_addresses:
            address.email, address.verified = canonical(address.email), address.verified is True

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: forms.Form | None = None) -> User:
        """Remember in which language this person came."""
        sociallogin.user.language = get_language() or settings.LANGUAGE_CODE
        return super().save_user(request, sociallogin, form)

    def get_requests_session(self) -> requests.Session:
        """Return a session that reads what a provider says of somebody, signed (ProConnect) or plain."""
        session = super().get_requests_session()
        session.hooks["response"].append(open_signed_answer)
        return session


def open_signed_answer(response: requests.Response, *args: Any, **kwargs: Any) -> requests.Response:
    """Put the claims of an `application/jwt` answer in its place, as JSON.

    The answer comes straight from the provider over TLS, which vouches for it as the signature would (OpenID Connect
    Core 1.0, 3.1.3.7 and 5.3.2).
    """
    if response.headers.get("Content-Type", "").partition(";")[0].strip() == "application/jwt":
        response._content = json.dumps(claims(response.text)).encode()
    return response


def claims(token: str) -> dict[str, Any]:
    """Return what a signed token says. Raises `requests.RequestException` when it is none."""
    try:
        payload = token.strip().split(".")[1]
        return dict(json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))))
    except (IndexError, ValueError, TypeError, binascii.Error) as error:
        raise requests.RequestException("The provider's answer is no signed token.") from error


class DisconnectForm(BaseDisconnectForm):
    """Letting go of an account elsewhere; one can always sign in by a code sent to one's address."""

    def clean(self) -> dict[str, Any]:
        return forms.Form.clean(self) or {}
