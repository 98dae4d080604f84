"""The headless door: what the pages do, as JSON."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The API at `/api/v1/`; it has no rule of its own."""

    name = "api"
    verbose_name = _("API")

    def ready(self) -> None:
        """Say what is known of a person here, and where they find it."""
        from accounts import space
        from portal import well_known

        from . import privacy, retention
        from .embedding.site_map import Discussions
        from .webhooks import registering

        privacy.register()
        registering.register()
        retention.register()
        well_known.SECTIONS["discussions"] = Discussions
        space.register_entry(_("Tokens for programs"), "tokens", rank=90)
