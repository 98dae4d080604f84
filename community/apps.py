"""What is said."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunityConfig(AppConfig):
    """Threads and posts."""

    name = "community"
    verbose_name = _("Discussions")

    def ready(self) -> None:
        """Open threads, note decisions wherever they are taken, and tell moderators each morning what waits."""
        from help_requests.following import thanking
        from portal import integrity as kept
        from portal import walls
        from portal.work import periodic

        from . import (  # noqa: F401 - signals listen by being imported
            integrity,
            privacy,
            signals,
            speakers,
        )
        from .following import registering
        from .guarding import registering as guarding
        from .moderation import daily, reach
        from .moderation import measures as moderation_measures
        from .moderation import privacy as moderation_privacy
        from .moderation.signals import replace_wagtails_letters
        from .reading import privacy as reading_privacy
        from .reading import telling
        from .writing import privacy as writing_privacy
        from .writing import signals as writing_signals  # noqa: F401 - listens by being imported
        from .writing.integrity import CHECK

        replace_wagtails_letters()
        registering.register()
        guarding.register()
        # First what hangs on posts: it finds them by the author that discussions then cut off.
        moderation_privacy.register()
        writing_privacy.register()
        privacy.register()
        reading_privacy.register()
        telling.register()
        thanking.register(speakers.who_answered)
        kept.register(*integrity.CHECKS, CHECK)
        moderation_measures.register()
        walls.limit(reach.reach, reach.narrow)
        periodic.register("moderation", daily.tell_moderators)
