"""How allauth's screens and letters become ours."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from portal.mail import sending

from .models import User

# The links that allauth makes from the host of the request, which anybody can forge.
LINKS = ("activate_url", "password_reset_url", "signup_url")


class AccountAdapter(DefaultAccountAdapter):
    """Letters go through the outbox: written with the change they tell of, sent by the worker, retried."""

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        """Remember in which language this person signed up: letters are written in it."""
        user.language = get_language() or settings.LANGUAGE_CODE
        return super().save_user(request, user, form, commit)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue a letter of allauth's, with links made from `SITE_URL` and never from the request's host."""
        links = {name: from_site_url(context[name]) for name in LINKS if context.get(name)}
        message = self.render_mail(template_prefix, email, context | links | {"site_url": settings.SITE_URL})
        html = render_to_string(
            "account/email/letter.html",
            {"subject": message.subject, "text": message.body, "language": get_language()},
        )
        sending.queue(to=email, subject=str(message.subject), text=str(message.body), html=html)


def from_site_url(url: str) -> str:
    """Return the same address on the host this portal is known by."""
    parts = urlsplit(url)
    return settings.SITE_URL + parts._replace(scheme="", netloc="").geturl()
