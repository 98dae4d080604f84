"""Discussions and moderation in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail_modeladmin.options import modeladmin_register

from .moderation.admin_urls import urlpatterns
from .moderation.panels import ModerationPanel
from .moderation.registers import DecisionRegister, FlagRegister, OpeningRegister, RemitRegister
from .moderation.remits import may_moderate
from .registers import PostRegister

for register in (PostRegister, DecisionRegister, FlagRegister, OpeningRegister, RemitRegister):
    modeladmin_register(register)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Put the queue at `/cms/moderation/`."""
    return urlpatterns


class ModerationMenuItem(MenuItem):
    """Shown to moderators."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_moderate(request.user)


@hooks.register("register_admin_menu_item")
def moderation_menu_item() -> MenuItem:
    """Put the queue one click away."""
    return ModerationMenuItem(
        _("Moderation"), reverse("moderation_queue"), name="moderation", icon_name="tasks", order=140
    )


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Show how much waits."""
    panels.append(ModerationPanel())
