"""How allauth's screens and letters become ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings

from portal.mail import sending


class AccountAdapter(DefaultAccountAdapter):
    """Letters go through the outbox: written with the change they tell of, sent by the worker, retried."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue a letter of allauth's, with links made from `SITE_URL` and never from the request's host."""
        message = self.render_mail(template_prefix, email, context | {"site_url": settings.SITE_URL})
        html = next((body for body, kind in getattr(message, "alternatives", []) if kind == "text/html"), "")
        sending.queue(to=email, subject=message.subject, text=message.body, html=html)
