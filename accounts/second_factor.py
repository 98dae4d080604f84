"""The second factor: a passkey, or an application that shows codes; guessing is slow whoever signs in meanwhile."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context, ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base import forms
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .models import User
from .sealing import seal, unseal

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Passkeys belong to the host the portal is known by, whatever the request says; secrets are kept sealed."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": urlsplit(settings.SITE_URL).hostname or "localhost", "name": settings.WAGTAIL_SITE_NAME}

    def generate_authenticator_name(self, user: User, kind: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=kind).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}


def has_second_factor(user: User) -> bool:
    """Whether somebody has what the sign-in asks for beyond its first step; recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def on_added(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Receiver: whoever has just used a new factor has shown who they are; staff are signed out elsewhere."""
    if authenticator.type not in FACTORS:
        return
    used = {"id": authenticator.pk, "type": authenticator.type, "reauthenticated": True}
    record_authentication(request, user, "mfa", **used)
    if user.needs_second_factor:
        for session in UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key):
            session.end()


class SlowGuessing:
    """Counts tries per person apart from allauth's own count, which one success forgets."""

    def clean_code(self) -> str:
        """Refuse the eleventh code in five minutes, right or wrong."""
        key = f"second-factor-{self.user.pk}"  # type: ignore[attr-defined]
        if not ratelimit.consume(context.request, action="second_factor", key=key):
            raise account_adapter().validation_error("too_many_login_attempts")
        return super().clean_code()  # type: ignore[misc]


class AuthenticateForm(SlowGuessing, forms.AuthenticateForm):
    """The second step of signing in."""


class ReauthenticateForm(SlowGuessing, forms.ReauthenticateForm):
    """Showing again that it is really you."""


class AddPasskeyForm(AddWebAuthnForm):
    """A new passkey: always one that signs in by itself, kept by a device that asks who is there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)
        self.fields["name"].label = _("Name of this passkey")
        self.fields["name"].help_text = _("For example the device that keeps it: my telephone.")
        self.fields["name"].max_length = 80


class NamePasskeyForm(EditWebAuthnForm):
    """Calling a passkey by another name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this passkey")
        self.fields["name"].max_length = 80
