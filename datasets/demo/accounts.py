"""Somebody of each role, with a password of this machine's own and, for staff, a second factor."""

import base64
import hashlib
import hmac
import time
from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.addresses import confirm_address
from accounts.models import User
from accounts.roles import Role

DOMAIN = "demo.invalid"
# Nobody in the demo is new: the first messages of those who are wait for a moderator.
THERE_SINCE = timedelta(days=60)


@dataclass(frozen=True)
class DemoAccount:
    """An account of the demo; `role` is None for a member."""

    name: str
    first_name: str
    last_name: str
    role: Role | None

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.name}@{DOMAIN}"


VOLUNTEER = DemoAccount("volontaire", "Camille", "Valrivière", None)
MEMBER = DemoAccount("etablissement", "Dominique", "Clairbois", None)
EDITOR = DemoAccount("redaction", "Solène", "Beaumare", Role.EDITOR)
ACCOUNTS = (
    EDITOR,
    DemoAccount("moderation", "Karim", "Montchêne", Role.MODERATOR),
    DemoAccount("coordination", "Hélène", "Rochefleur", Role.COORDINATOR),
    DemoAccount("administration", "Julien", "Grandlieu", Role.ADMINISTRATOR),
    VOLUNTEER,
    MEMBER,
)


def password() -> str:
    """Return this machine's demo password: made from its secret, stored nowhere, known nowhere else."""
    digest = hmac.new(settings.SECRET_KEY.encode(), b"demo accounts", hashlib.sha256).digest()
    letters = base64.b32encode(digest).decode().lower()[:12]
    return f"entraide-{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def open_account(account: DemoAccount) -> User:
    """Make an account able to sign in, once; whatever was changed in it since stays."""
    user = User.objects.filter(email=account.email).first()
    if user is None:
        named = {"first_name": account.first_name, "last_name": account.last_name}
        user = User(email=account.email, date_joined=timezone.now() - THERE_SINCE, **named)
        user.set_unusable_password()
    if not user.has_usable_password():
        user.set_password(password())
        user.is_staff = account.role is not None
        user.save()
        confirm_address(user)
    if account.role:
        user.groups.add(Group.objects.get(name=account.role.value))
        enrol(user)
    return user


def enrol(user: User) -> None:
    """Give somebody a second factor, unless they have one."""
    if _factor(user) is None:
        TOTP.activate(user, generate_totp_secret())


def find(name: str) -> DemoAccount | None:
    """Return the account of this name or address."""
    return next((account for account in ACCOUNTS if name in (account.name, account.email)), None)


def secret(account: DemoAccount) -> str | None:
    """Return the secret that an authenticator app takes, or None when the account has no second factor."""
    user = User.objects.filter(email=account.email).first()
    factor = _factor(user) if user else None
    return decrypt(factor.data["secret"]) if factor else None


def current_code(account: DemoAccount) -> str | None:
    """Return the code that an authenticator app would show now."""
    found = secret(account)
    return format_hotp_value(hotp_value(found, int(time.time()) // app_settings.TOTP_PERIOD)) if found else None


def _factor(user: User) -> Authenticator | None:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
