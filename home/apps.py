"""Editorial pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home, standard pages, menus and roles."""

    name = "home"
    verbose_name = _("Home and pages")

    def ready(self) -> None:
        """Say what is known of a person here."""
        from . import privacy

        privacy.register()
