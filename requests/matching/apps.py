"""Who could help: candidates for a request, requests for a volunteer, and telling them in waves."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchingConfig(AppConfig):
    """Candidates with reasons; waves."""

    name = "matching"
    verbose_name = _("Matching")

    def ready(self) -> None:
        """Say what is known of a person here."""
        from . import privacy

        privacy.register()
