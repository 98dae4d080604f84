"""People in the admin: the bulk actions that spare superusers replace Wagtail's, by their name; lost second factors."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from . import lost_factor
from .lost_factor_admin import listing_buttons, second_factor
from .users_admin import AssignRole, SetActiveState

hooks.register("register_bulk_action", AssignRole, order=100)
hooks.register("register_bulk_action", SetActiveState, order=100)
hooks.register("register_user_listing_buttons", listing_buttons)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Give the question its address."""
    return [path("comptes/<int:pk>/second-facteur/", second_factor, name="take_second_factor_away")]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Name it in the administration's log."""
    label, message = _("Remove a second factor"), _("Second factor removed")
    actions.register_action(lost_factor.ACTION, label, message)
