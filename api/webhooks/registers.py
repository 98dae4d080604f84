"""Webhooks in the admin: addresses, what they listen to, and the log of what they were told."""

from typing import Any

from django.contrib.admin import display
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel

from portal.registers import ReadOnly, Register, RowAction

from . import signing, telling
from .models import Webhook, WebhookDelivery


def show_secret(webhook: Webhook, user: Any) -> str:
    """Say the secret to whoever may change the address."""
    return _("The secret of %(name)s: %(secret)s") % {"name": webhook, "secret": signing.secret_of(webhook)}


def renew_secret(webhook: Webhook, user: Any) -> str:
    """Make a new secret."""
    words = _("The new secret of %(name)s: %(secret)s. The one before signs too for a day.")
    return words % {"name": webhook, "secret": signing.renew_secret(webhook)}


def try_out(webhook: Webhook, user: Any) -> str:
    """Send a message that says nothing."""
    telling.ping(webhook)
    return _("A message of the type “ping” is on its way to %(name)s: see the log.") % {"name": webhook}


def replay(delivery: WebhookDelivery, user: Any) -> str:
    """Send a message again."""
    telling.replay(delivery)
    return _("%(row)s will be sent again.") % {"row": delivery}


class WebhookRegister(Register):
    """Addresses that are told."""

    model = Webhook
    menu_icon = "link-external"
    add_to_settings_menu = True
    menu_order = 720
    list_display = ("name", "host", "event_count", "switched_on", "failures", "quiet_until")
    list_filter = ("is_on",)
    search_fields = ("name",)
    panels = (FieldPanel("name"), FieldPanel("url"), FieldPanel("events"), FieldPanel("is_on"))
    row_actions = (
        RowAction(
            "ping",
            label=gettext_lazy("Try out"),
            question=gettext_lazy("Send a message that says nothing to this address?"),
            act=try_out,
        ),
        RowAction(
            "secret",
            label=gettext_lazy("Show the secret"),
            question=gettext_lazy("Whoever has the secret can write messages that pass for ours. Show it?"),
            act=show_secret,
        ),
        RowAction(
            "renew",
            label=gettext_lazy("New secret"),
            question=gettext_lazy("Make a new secret? The one of today signs for one more day."),
            act=renew_secret,
        ),
    )

    @display(description=gettext_lazy("address"))
    def host(self, webhook: Webhook) -> str:
        """The address without what may be a password in its path."""
        return webhook.url.partition("://")[2].partition("/")[0]

    @display(description=gettext_lazy("switched on"), ordering="is_on")
    def switched_on(self, webhook: Webhook) -> str:
        """In words: the admin's own picture belongs to an app that isn't installed."""
        return _("Yes") if webhook.is_on else _("No")

    @display(description=gettext_lazy("events"))
    def event_count(self, webhook: Webhook) -> int:
        return len(webhook.events)


class WebhookDeliveryRegister(Register):
    """The log: what was told to whom, and what came back."""

    model = WebhookDelivery
    permission_helper_class = ReadOnly
    menu_icon = "history"
    add_to_settings_menu = True
    menu_order = 730
    list_display = ("__str__", "webhook", "about", "happened_at", "outcome", "attempts", "status", "error", "took_ms")
    list_filter = ("outcome", "event", "webhook")
    list_select_related = ("webhook",)
    row_actions = (
        RowAction(
            "replay",
            label=gettext_lazy("Send again"),
            question=gettext_lazy("Send this message again? It says what is public today, under the same number."),
            act=replay,
        ),
    )
