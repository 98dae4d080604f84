"""People who can sign in, and what they do at the front door."""

import re
import time
from datetime import timedelta
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.addresses import confirm_address
from accounts.models import User
from portal.work.worker import drain

PASSWORD = "une longue phrase à moi"
TOTP_PERIOD = 30  # seconds
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def member(email: str = "camille@exemple.invalid", password: str | None = PASSWORD, **fields: Any) -> User:
    """Somebody whose address is confirmed, and who came a month ago: new members' first messages wait."""
    usual = {"first_name": "Camille", "last_name": "Tilleul", "date_joined": timezone.now() - timedelta(days=30)}
    user = User.objects.create_user(email, password, **usual | fields)
    confirm_address(user)
    return user


def with_second_factor(user: User) -> User:
    """Give somebody an application for codes, and recovery codes, as setting one up does."""
    totp.TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def code_now(secret: str = SECRET, lasting: float = 2) -> str:
    """The six digits their application shows, once they hold for so many seconds more: none is taken too late."""
    left = TOTP_PERIOD - time.time() % TOTP_PERIOD
    if left < lasting:
        time.sleep(left)
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // TOTP_PERIOD))


def sign_in(client: Client, email: str, password: str = PASSWORD, **fields: str) -> HttpResponse:
    """Send the sign-in form."""
    return client.post("/compte/login/", {"login": email, "password": password} | fields)


def sign_up(client: Client, email: str, language: str = "", **fields: str) -> HttpResponse:
    """Send the first form of all: an address."""
    return client.post(f"{language}/compte/signup/", {"email": email} | fields)


def ask_for_a_code(client: Client, email: str, **fields: str) -> HttpResponse:
    """Ask for a code to sign in with."""
    return client.post("/compte/login/code/", {"email": email} | fields)


def type_code(client: Client, code: str, path: str = "/compte/login/code/confirm/", **fields: str) -> HttpResponse:
    """Type the code of a letter; `path` is the page that asked for it."""
    return client.post(path, {"code": code, "action": "verify"} | fields)


def prove_it_is_me(client: Client, path: str) -> HttpResponse:
    """Type the password again, as is asked before what protects an account is changed; return the page at `path`."""
    return client.post(f"/compte/reauthenticate/?next={path}", {"password": PASSWORD, "next": path}, follow=True)


def letters() -> list[mail.EmailMessage]:
    """Let the worker send what waits; return all that was sent since the test began."""
    drain()
    return mail.outbox


def link_in(letter: mail.EmailMessage) -> str:
    """The first link of a letter, as an address on this portal."""
    found = re.search(r"http://localhost((?:/en)?/compte/\S+)", letter.body)
    assert found, letter.body
    return found[1]


def code_in(letter: mail.EmailMessage) -> str:
    """The code of a letter."""
    found = re.search(r"^\d{4}-\d{4}$", letter.body, flags=re.MULTILINE)
    assert found, letter.body
    return found[0]
