"""People in the admin: the bulk actions that spare superusers replace Wagtail's, by their name."""

from wagtail import hooks

from .users_admin import AssignRole, SetActiveState

hooks.register("register_bulk_action", AssignRole, order=100)
hooks.register("register_bulk_action", SetActiveState, order=100)
