"""What is asked."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HelpRequestsConfig(AppConfig):
    """Help requests, their needs, states and support."""

    name = "help_requests"
    verbose_name = _("Help requests")

    def ready(self) -> None:
        """Listen to the pages' own signals, and have a say in my space."""
        from accounts import space as my_space

        from . import signals, space  # noqa: F401 - signals listen by being imported

        my_space.register(space.cards)
