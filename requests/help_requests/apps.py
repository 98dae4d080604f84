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
        from portal.work import daily, periodic

        from . import integrity, privacy, signals, space  # noqa: F401 - signals listen by being imported
        from .asking import left_behind
        from .asking import privacy as asking_privacy
        from .asking import space as asking_space
        from .following import ending
        from .following import privacy as following_privacy
        from .offering import wiring

        asking_privacy.register()
        following_privacy.register()
        wiring.register()
        left_behind.register()
        privacy.register()
        register(*integrity.CHECKS)
        my_space.register(asking_space.cards)
        my_space.register(space.cards)
        my_space.register_entry(_("My requests"), "my_requests", rank=24)
        periodic.register("terms", daily.once_a_day("terms", ending.round_of_terms))
        periodic.register("drafts", daily.once_a_day("drafts", left_behind.tell_authors))
