"""What is said."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunityConfig(AppConfig):
    """Threads and posts."""

    name = "community"
    verbose_name = _("Discussions")

    def ready(self) -> None:
        """Open threads, note decisions wherever they are taken, and tell moderators each morning what waits."""
        from portal.work import periodic

        from . import signals  # noqa: F401
        from .moderation import daily
        from .moderation.signals import replace_wagtails_letters

        replace_wagtails_letters()
        periodic.register("moderation", daily.tell_moderators)
