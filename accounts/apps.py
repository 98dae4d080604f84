"""A person who signs in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People, their sign-in and their space."""

    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Put the door to the administration on the space of those who may pass it; hear of new second factors."""
        from allauth.mfa.signals import authenticator_added

        from . import cards, second_factor, space

        space.register(cards.administration)
        authenticator_added.connect(second_factor.on_added, dispatch_uid="accounts.second_factor")
