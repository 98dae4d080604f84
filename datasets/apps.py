"""Data sets in and out."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DatasetsConfig(AppConfig):
    """Loads data sets, generates realistic ones, prepares the demo."""

    name = "datasets"
    verbose_name = _("Data sets")

    def ready(self) -> None:
        """Say what is known of a person here."""
        from . import privacy

        privacy.register()
