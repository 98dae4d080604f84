"""A person who signs in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, their sign-in and their space."""

    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Put the door to the administration on the space of those who may pass it."""
        from . import cards, space

        space.register(cards.administration)
