"""How allauth's screens and letters become ours."""

import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, override

from portal.mail import sending

from .letters import as_html
from .models import User
from .signing_out_elsewhere import address_to_leave_by
from .spelling import canonical

# The links that allauth makes from the host of the request, which anybody can forge.
LINKS = ("password_reset_url", "signup_url")
# In the session: when it was last shown who it belongs to.
SHOWN_AT = "accounts_shown_at"


class AccountAdapter(DefaultAccountAdapter):
    """Letters go through the outbox: written with the change they tell of, sent by the worker, retried."""

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        """Remember in which language this person signed up: letters are written in it."""
        user.language = get_language() or settings.LANGUAGE_CODE
        return super().save_user(request, user, form, commit)

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign in, and note when: see `prove.py`."""
        super().login(request, user)
        request.session[SHOWN_AT] = time.time()

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Lead whoever came in by an account elsewhere through the sign-out there."""
        return address_to_leave_by(request) or super().get_logout_redirect_url(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue a letter in the person's language, with links made from `SITE_URL`, never from the request's host."""
        links = {name: from_site_url(context[name]) for name in LINKS if context.get(name)}
        language = language_of(email)
        with override(language):
            links["code_url"] = from_site_url(reverse("account_request_login_code"))
            links["sessions_url"] = from_site_url(reverse("usersessions_list"))
            message = self.render_mail(template_prefix, email, context | links | {"site_url": settings.SITE_URL})
            subject, text = str(message.subject), str(message.body)
            html = as_html(subject=subject, text=text, language=language, code=context.get("code", ""))
        sending.queue(to=email, subject=subject, text=text, html=html)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count wrong passwords under the one spelling of an address."""
        return f"{get_current_site(request).domain}:{canonical(credentials.get('email') or '')}"


def from_site_url(url: str) -> str:
    """Return the same address on the host this portal is known by."""
    parts = urlsplit(url)
    return settings.SITE_URL + parts._replace(scheme="", netloc="").geturl()


def language_of(email: str) -> str:
    """Return the language in which somebody is written to: theirs, or the one they are reading in."""
    known = User.objects.filter(email=email).values_list("language", flat=True).first()
    return known or get_language() or settings.LANGUAGE_CODE
