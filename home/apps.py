"""Editorial pages."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home, standard pages, menus and roles."""

    name = "home"
    verbose_name = _("Home and pages")

    def ready(self) -> None:
        """Say what is known of a person here; have Wagtail know where the site is, and start its choosers our way."""
        from . import privacy
        from .site_address import keep_site_address
        from .starting import start_choosers_without_scripts

        privacy.register()
        start_choosers_without_scripts()
        post_migrate.connect(keep_site_address, sender=self, dispatch_uid="home.site_address")
