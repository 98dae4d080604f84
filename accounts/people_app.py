"""Wagtail's users app with our screens in the place of its own; named in `INSTALLED_APPS`."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleAppConfig(WagtailUsersAppConfig):
    """The same app, told where our screens are."""

    user_viewset = "accounts.users_admin.PeopleViewSet"
