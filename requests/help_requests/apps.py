"""What is asked."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HelpRequestsConfig(AppConfig):
    """Help requests, their needs, states and support."""

    name = "help_requests"
    verbose_name = _("Help requests")

    def ready(self) -> None:
        """Listen to the pages' own signals, have a say in my space, and say what is known of a person here."""
        from accounts import space as my_space
        from portal.integrity import register

        from . import integrity, privacy, signals, space  # noqa: F401 - signals listen by being imported

        privacy.register()
        register(*integrity.CHECKS)
        my_space.register(space.cards)
