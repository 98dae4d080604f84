"""The page cache."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    """Watches what is written to the database, in every process."""

    name = "portal.page_cache"
    label = "page_cache"
    verbose_name = _("Page cache")

    def ready(self) -> None:
        """Watch each connection from its first statement on."""
        from .watching import watch

        connection_created.connect(watch, dispatch_uid="page-cache")
