"""The coordinators' cockpit: what burns, who sees to it, who was called."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoordinationConfig(AppConfig):
    """Baskets, assigned coordinators, call log, internal notes; lists of needs that agencies send."""

    name = "coordination"
    verbose_name = _("Coordination")

    def ready(self) -> None:
        """Say what is known of a person here and how long, lead to the cockpit from my space, and import long lists."""
        from accounts import space as my_space
        from portal import retention as kept
        from portal.work import consumers

        from . import notices, privacy, retention, space
        from .importing import worker

        privacy.register()
        notices.register()
        kept.register(*retention.RULES)
        my_space.register(space.cards)
        consumers.register("needs", worker.import_lists, lease=worker.LEASE)
