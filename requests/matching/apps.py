"""Who could help: candidates for a request, requests for a volunteer, and telling them in waves."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchingConfig(AppConfig):
    """Candidates with reasons; waves."""

    name = "matching"
    verbose_name = _("Matching")

    def ready(self) -> None:
        """Say what is known of a person here, have a say in my space, and tell people."""
        from accounts import space as my_space

        from . import mine, privacy
        from .reminders import registering as reminders
        from .waves import registering as waves

        privacy.register()
        my_space.register(mine.cards)
        my_space.register_entry(_("Requests for me"), "requests_for_me", rank=24)
        waves.register()
        reminders.register()
