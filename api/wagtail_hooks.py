"""Programs in the admin: webhooks and their log; drafts as a front end shows them; the way there from our pages."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail_modeladmin.options import modeladmin_register

from accounts.models import User

from .cms.front_end import preview_elsewhere, to_front_end
from .webhooks.registers import WebhookDeliveryRegister, WebhookRegister

modeladmin_register(WebhookRegister)
modeladmin_register(WebhookDeliveryRegister)


@hooks.register("register_admin_urls")
def preview_urls() -> list[URLPattern]:
    """Put the way to a draft elsewhere at `/cms/apercu/`."""
    return [path("apercu/<int:pk>/", preview_elsewhere, name="preview_elsewhere")]


@hooks.register("register_page_header_buttons")
def preview_button(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer the draft as the front end shows it, or as programs read it."""
    if page.pk and page.permissions_for_user(user).can_edit():
        label = _("Preview on the front end") if settings.FRONT_END_URL else _("Draft as JSON")
        yield Button(label, reverse("preview_elsewhere", args=[page.pk]), icon_name="view", priority=90)


hooks.register("before_serve_page", to_front_end)
